package dev.latchkey.onetime;

import dev.latchkey.user.User;
import java.time.Instant;

/**
 * A token that was used up.
 *
 * @param user its user, whom nobody else changes before the transaction ends
 * @param email the address that it was good for
 * @param issuedAt when it was made
 */
public record Redeemed(User user, String email, Instant issuedAt) {}
