package dev.latchkey.password;

import org.jspecify.annotations.Nullable;

/**
 * What came of checking a password against a stored hash.
 *
 * @param matches whether it is the password
 * @param upgraded a new hash to store in place of the old one, when the password matches and the old hash is not of the
 *     configured scheme and cost; null otherwise
 */
public record PasswordCheck(boolean matches, @Nullable String upgraded) {}
