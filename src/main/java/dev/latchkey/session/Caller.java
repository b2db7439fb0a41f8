package dev.latchkey.session;

import dev.latchkey.user.Role;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is asking, as the guard found them: the user and the roles are those of now.
 *
 * @param userId the user
 * @param sessionId the session that the request's token belongs to
 * @param roles what the user may do now
 */
public record Caller(UUID userId, UUID sessionId, Set<Role> roles) {
    static final String ATTRIBUTE = "latchkey.caller";

    /** The caller behind an authenticated request. */
    public static Caller of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE);
    }

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    Set<String> roleNames() {
        return roles.stream().map(Role::toString).collect(Collectors.toUnmodifiableSet());
    }
}
