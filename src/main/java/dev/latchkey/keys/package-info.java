/**
 * The keys that tokens are signed and verified with, how one follows another, and the secrets that their private halves are
 * sealed under. Owns the table {@code signing_keys}; may import {@code database}, {@code web} and {@code problem}.
 */
package dev.latchkey.keys;
