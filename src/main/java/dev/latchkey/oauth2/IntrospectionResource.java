package dev.latchkey.oauth2;

import dev.latchkey.user.Role;
import io.quarkus.vertx.http.security.AuthorizationPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/oauth2/introspect")
@AuthorizationPolicy(name = IntrospectionPolicy.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens", description = "Ending a token, and asking about one.")
class IntrospectionResource {
    private final Introspection introspection;

    IntrospectionResource(Introspection introspection) {
        this.introspection = introspection;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            operationId = "introspectToken",
            summary = "Ask about a token",
            description =
                    "What this very moment makes of it (RFC 7662); of a token that is not active, nothing is said but"
                            + " that. For the resource server by HTTP Basic, where one is configured, or role `admin`.")
    @SecurityRequirement(name = "bearer", scopes = Role.ADMIN_NAME)
    @SecurityRequirement(name = "basic")
    @APIResponseSchema(value = Introspected.class, responseDescription = "What is known", responseCode = "200")
    public Uni<Introspected> introspect(@NotNull @Valid TokenRequest request) {
        return introspection.of(request.token());
    }
}
