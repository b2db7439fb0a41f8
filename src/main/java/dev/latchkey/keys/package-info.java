/**
 * The keys that tokens are signed and verified with, and how one follows another. Owns the table {@code signing_keys}; may
 * import {@code secret}, {@code database}, {@code web} and {@code problem}.
 */
package dev.latchkey.keys;
