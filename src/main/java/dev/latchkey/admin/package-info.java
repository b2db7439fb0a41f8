/** Administering the accounts of others. May import {@code session} and what is below it, and no other feature. */
package dev.latchkey.admin;
