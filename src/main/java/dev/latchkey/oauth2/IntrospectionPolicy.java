package dev.latchkey.oauth2;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.user.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may ask about tokens. Basic counts here and nowhere else, hence no mechanism of authentication for it. */
@ApplicationScoped
class IntrospectionPolicy implements HttpSecurityPolicy {
    static final String NAME = "introspection";
    private static final String CHALLENGE = "Basic realm=\"latchkey\"";

    private final ResourceServer resourceServer;

    IntrospectionPolicy(ResourceServer resourceServer) {
        this.resourceServer = resourceServer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext unused) {
        return resourceServer.isSpeaking(request.request().getHeader("Authorization"))
                ? CheckResult.permit()
                : identity.map(this::judge);
    }

    private CheckResult judge(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            Problem unknown = Problem.of(ProblemType.AUTHENTICATION_REQUIRED);
            throw resourceServer.isConfigured() ? unknown.orBy(CHALLENGE) : unknown;
        }
        return identity.hasRole(Role.ADMIN_NAME) ? CheckResult.PERMIT : CheckResult.DENY;
    }
}
