/**
 * Administering the accounts of others and the rotation of keys. May import {@code session} and what is below it, and no
 * other feature.
 */
package dev.latchkey.admin;
