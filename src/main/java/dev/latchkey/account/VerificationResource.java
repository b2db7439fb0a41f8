package dev.latchkey.account;

import dev.latchkey.onetime.Accepted;
import dev.latchkey.onetime.LinkConfirmation;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/verification")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mailed links")
class VerificationResource {
    private final Verification verification;
    private final Rejection rejection;
    private final SecurityIdentity identity;

    VerificationResource(Verification verification, Rejection rejection, SecurityIdentity identity) {
        this.verification = verification;
        this.rejection = rejection;
        this.identity = identity;
    }

    @POST
    @Authenticated
    @ResponseStatus(202)
    @Operation(
            operationId = "sendVerificationAgain",
            summary = "Have the link mailed again that verifies one's address",
            description = "The one before works no more. Nothing is mailed where the address is verified, or where it"
                    + " has been too often of late.")
    @APIResponseSchema(
            value = Accepted.class,
            responseDescription = "If there is something to verify, a link is on its way",
            responseCode = "202")
    @APIResponse(responseCode = "404", description = "Addresses are not verified here")
    public Uni<Accepted> sendAgain(@Context HttpServerRequest connection) {
        return verification
                .sendAgain(Caller.of(identity).userId(), Reader.of(connection).language())
                .replaceWith(Accepted.MAILED);
    }

    @POST
    @Path("/confirm")
    @PermitAll
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(operationId = "verifyEmail", summary = "Verify an address by a mailed link")
    @APIResponse(responseCode = "204", description = "The address is verified")
    @APIResponse(responseCode = "400", description = "The token is not, or no longer, good")
    public Uni<Void> confirm(@NotNull @Valid LinkConfirmation request) {
        return verification.confirm(request.token());
    }

    @POST
    @Path("/reject")
    @PermitAll
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            operationId = "rejectSignUp",
            summary = "Say, by the link that verifies an address, that one did not sign up with it",
            description =
                    "Deletes the account, with its sessions and all that belongs to it: the address is free again.")
    @APIResponse(responseCode = "204", description = "The account is deleted")
    @APIResponse(
            responseCode = "400",
            description = "The token is not, or no longer, good; or the address has been verified since")
    @APIResponse(responseCode = "403", description = "The account is disabled, and stays so")
    @APIResponse(responseCode = "409", description = "It is that of the last administrator")
    public Uni<Void> reject(@NotNull @Valid LinkConfirmation request) {
        return rejection.reject(request.token());
    }
}
