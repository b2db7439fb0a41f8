package dev.latchkey.login;

import dev.latchkey.browser.DeviceCookie;
import dev.latchkey.onetime.Accepted;
import dev.latchkey.onetime.AddressRequest;
import dev.latchkey.onetime.LinkConfirmation;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Clients;
import dev.latchkey.session.FirstTokens;
import dev.latchkey.token.TokenResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
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
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/login/link")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
@Tag(name = "Mailed links")
class LoginLinkResource {
    private final LinkWish wish;
    private final LinkLogin login;
    private final FirstTokens firstTokens;
    private final Clients clients;
    private final DeviceCookie devices;

    LoginLinkResource(LinkWish wish, LinkLogin login, FirstTokens firstTokens, Clients clients, DeviceCookie devices) {
        this.wish = wish;
        this.login = login;
        this.firstTokens = firstTokens;
        this.clients = clients;
        this.devices = devices;
    }

    @POST
    @ResponseStatus(202)
    @Operation(
            operationId = "askForLoginLink",
            summary = "Ask for a link to log in by",
            description = "Off unless configured. The answer is the same whether or not there is such an account, and"
                    + " takes as long.")
    @APIResponseSchema(
            value = Accepted.class,
            responseDescription = "If there is such an account, a link is on its way",
            responseCode = "202")
    @APIResponse(responseCode = "404", description = "Nobody logs in by a mailed link here")
    @APIResponse(
            responseCode = "429",
            description = "Too many links were asked for from this network; `Retry-After` says how long to wait")
    public Uni<Accepted> ask(@NotNull @Valid AddressRequest request, RoutingContext context) {
        return wish.ask(
                        request,
                        clients.of(context.request()).ip(),
                        Reader.of(context.request()).language())
                .replaceWith(Accepted.MAILED);
    }

    @POST
    @Path("/confirm")
    @Operation(
            operationId = "loginByLink",
            summary = "Log in by a mailed link",
            description = "Starts a session. Where the address was not verified, it is now; whoever was logged in is"
                    + " logged out, and the password is none any more.")
    @APIResponseSchema(value = TokenResponse.class, responseDescription = "A session has started", responseCode = "200")
    @APIResponse(responseCode = "400", description = "The token is not, or no longer, good")
    @APIResponse(responseCode = "403", description = "It is, but the account is disabled")
    public Uni<TokenResponse> confirm(@NotNull @Valid LinkConfirmation request, RoutingContext context) {
        return login.login(request.token(), clients.of(context.request()))
                .invoke(session -> devices.remember(session, context))
                .map(firstTokens::of);
    }
}
