package dev.latchkey.recovery;

import dev.latchkey.onetime.Accepted;
import dev.latchkey.onetime.AddressRequest;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Clients;
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

@Path("/password-reset")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
@Tag(name = "Mailed links", description = "What a mailed link proves: that somebody reads an address's mail.")
class PasswordResetResource {
    private final ResetRequest requests;
    private final PasswordReset reset;
    private final Clients clients;

    PasswordResetResource(ResetRequest requests, PasswordReset reset, Clients clients) {
        this.requests = requests;
        this.reset = reset;
        this.clients = clients;
    }

    @POST
    @ResponseStatus(202)
    @Operation(
            operationId = "askForPasswordReset",
            summary = "Ask for a link to set a new password",
            description = "The answer is the same whether or not there is such an account, and takes as long.")
    @APIResponseSchema(
            value = Accepted.class,
            responseDescription = "If there is such an account, a link is on its way",
            responseCode = "202")
    @APIResponse(responseCode = "404", description = "Mail is not set up here")
    @APIResponse(
            responseCode = "429",
            description = "Too many links were asked for from this network; `Retry-After` says how long to wait")
    public Uni<Accepted> ask(@NotNull @Valid AddressRequest request, @Context HttpServerRequest connection) {
        return requests.ask(
                        request,
                        clients.of(connection).ip(),
                        Reader.of(connection).language())
                .replaceWith(Accepted.MAILED);
    }

    @POST
    @Path("/confirm")
    @Operation(
            operationId = "resetPassword",
            summary = "Set a new password by a mailed link",
            description = "Ends all sessions of the account. Its address counts as verified from now on.")
    @APIResponse(responseCode = "204", description = "The password is set")
    @APIResponse(
            responseCode = "400",
            description = "The token is not, or no longer, good; or the password cannot be set")
    public Uni<Void> confirm(@NotNull @Valid NewPasswordRequest request) {
        return reset.reset(request);
    }
}
