package dev.latchkey.onetime;

import dev.latchkey.user.User;

/**
 * Somebody who shows a token that is good, and who has not used it yet.
 *
 * @param user as they are at the moment
 * @param email the address that the token is good for
 */
public record LinkHolder(User user, String email) {}
