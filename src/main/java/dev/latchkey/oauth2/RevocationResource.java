package dev.latchkey.oauth2;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/oauth2/revoke")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens", description = "Ending a token, and asking about one.")
class RevocationResource {
    private final TokenRevocation revocation;

    RevocationResource(TokenRevocation revocation) {
        this.revocation = revocation;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            operationId = "revokeToken",
            summary = "End the session of a token",
            description =
                    "For whoever has the token (RFC 7009): a valid access token, or a refresh token, also one that was"
                            + " used. Whatever else is sent, the answer is the same.")
    @APIResponse(responseCode = "200", description = "If it was a token, it is one no more")
    public Uni<RestResponse<Void>> revoke(@NotNull @Valid TokenRequest request) {
        return revocation.revoke(request.token()).map(unused -> RestResponse.ok());
    }
}
