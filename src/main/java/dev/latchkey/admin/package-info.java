/**
 * Administering the accounts of others, by the API and by pages, and the rotation of keys. May import {@code browser} and what
 * is below it, and no other feature.
 */
package dev.latchkey.admin;
