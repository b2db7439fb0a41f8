package dev.latchkey.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A live session whose current refresh token is at hand.
 *
 * @param expiresAt when it ends unless it is refreshed
 */
public record RefreshableSession(UUID id, UUID userId, Instant expiresAt) {}
