package dev.latchkey.session;

import dev.latchkey.token.TokenResponse;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/refresh")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Login", description = "Credentials in, tokens out.")
class RefreshResource {
    private final SessionRenewal renewal;

    RefreshResource(SessionRenewal renewal) {
        this.renewal = renewal;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            operationId = "refresh",
            summary = "Get the next pair of tokens",
            description =
                    "Uses the refresh token up. Used again within seconds it answers with the same successor, so that a"
                            + " retry or a race of two tabs logs nobody out; later it ends the session (RFC 9700).")
    @APIResponseSchema(value = TokenResponse.class, responseDescription = "The next pair", responseCode = "200")
    @APIResponse(responseCode = "401", description = "The refresh token is not valid")
    public Uni<TokenResponse> refresh(@NotNull @Valid RefreshRequest request) {
        return renewal.renew(request.refreshToken());
    }
}
