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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/me/email")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
@Tag(name = "Mailed links")
class EmailResource {
    private final EmailChange change;
    private final EmailConfirmation confirmation;
    private final EmailUndo undo;
    private final SecurityIdentity identity;

    EmailResource(EmailChange change, EmailConfirmation confirmation, EmailUndo undo, SecurityIdentity identity) {
        this.change = change;
        this.confirmation = confirmation;
        this.undo = undo;
        this.identity = identity;
    }

    @PUT
    @Authenticated
    @ResponseStatus(202)
    @Operation(
            operationId = "changeMyEmail",
            summary = "Ask for another email address",
            description = "It changes when the link is followed that is mailed to the new address. The old one is"
                    + " mailed a link that undoes it. Whether the new address is taken, only its confirmation says; and where"
                    + " it was mailed too much of late, it is not mailed, and the answer is the same.")
    @APIResponseSchema(
            value = Accepted.class,
            responseDescription = "Both addresses are mailed a link",
            responseCode = "202")
    @APIResponse(responseCode = "403", description = "The password is not right")
    @APIResponse(responseCode = "404", description = "Mail is not set up here")
    @APIResponse(
            responseCode = "429",
            description = "That was so too often in this session, or the old address gets no more mail at the moment;"
                    + " `Retry-After` says how long to wait")
    public Uni<Accepted> change(@NotNull @Valid EmailChangeRequest request, @Context HttpServerRequest connection) {
        return change.ask(Caller.of(identity), request, Reader.of(connection).language())
                .replaceWith(Accepted.MAILED);
    }

    @DELETE
    @Authenticated
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "withdrawMyEmailChange",
            summary = "Keep the address after all",
            description =
                    "The link that was mailed to the new address is good no more. Where no change is waiting, there is"
                            + " nothing to do. The link that was mailed to the old one stays good.")
    @APIResponse(responseCode = "204", description = "No change is waiting")
    public Uni<Void> withdraw() {
        return change.withdraw(Caller.of(identity).userId());
    }

    @POST
    @Path("/confirm")
    @PermitAll
    @Operation(
            operationId = "confirmMyEmail",
            summary = "Change to the new address by a mailed link",
            description =
                    "By whoever has the link, logged in or not. The address counts as verified. Ends all sessions of the"
                            + " account but the one whose access token is sent along.")
    @APIResponse(responseCode = "204", description = "The address is changed")
    @APIResponse(responseCode = "400", description = "The token is not, or no longer, good")
    @APIResponse(responseCode = "403", description = "The account is disabled; the link stays good")
    @APIResponse(responseCode = "409", description = "Another account has the address by now")
    public Uni<Void> confirm(@NotNull @Valid LinkConfirmation request) {
        return confirmation.confirm(request.token());
    }

    @POST
    @Path("/undo")
    @PermitAll
    @Operation(
            operationId = "undoMyEmail",
            summary = "Go back to the old address by a mailed link",
            description =
                    "Also before the change has happened. Ends all sessions, all other mailed links and the password,"
                            + " which somebody else knows: a new one is set by `POST /password-reset`. Another account that has"
                            + " the old address by now and has not verified it is deleted.")
    @APIResponse(responseCode = "204", description = "The address is as it was, and stays so")
    @APIResponse(responseCode = "400", description = "The token is not, or no longer, good")
    @APIResponse(responseCode = "409", description = "Another account has verified the old address by now")
    public Uni<Void> undo(@NotNull @Valid LinkConfirmation request) {
        return undo.undo(request.token());
    }
}
