package dev.latchkey.token;

import dev.latchkey.user.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whom an access token is for.
 *
 * @param sessionId the session it belongs to
 * @param sessionEnds no token outlives its session
 */
public record Holder(UUID userId, String email, Set<Role> roles, UUID sessionId, Instant sessionEnds) {}
