package dev.latchkey.session;

import java.time.Instant;

/**
 * A refresh that is asked for.
 *
 * @param kid the key for a new successor
 * @param at when it was asked for
 */
record Move(RefreshToken token, String kid, Instant at) {}
