package dev.latchkey.session;

import dev.latchkey.audit.Acting;
import dev.latchkey.user.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
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
public record Caller(UUID userId, UUID sessionId, Set<Role> roles) implements Acting {
    /** The caller behind an authenticated request. */
    public static Caller of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE);
    }

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    /** The identity that {@link #of} finds this caller behind. */
    public SecurityIdentity as(Principal principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(roleNames())
                .addAttribute(ATTRIBUTE, this)
                .build();
    }

    private Set<String> roleNames() {
        return roles.stream().map(Role::toString).collect(Collectors.toUnmodifiableSet());
    }
}
