package dev.latchkey.login;

import dev.latchkey.browser.DeviceCookie;
import dev.latchkey.session.Caller;
import dev.latchkey.session.Client;
import dev.latchkey.session.Clients;
import dev.latchkey.session.FirstTokens;
import dev.latchkey.session.SignOut;
import dev.latchkey.token.TokenResponse;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
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

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Login", description = "Credentials in, tokens out.")
class LoginResource {
    private final Login login;
    private final FirstTokens firstTokens;
    private final SignOut signOut;
    private final Clients clients;
    private final DeviceCookie devices;
    private final SecurityIdentity identity;

    LoginResource(
            Login login,
            FirstTokens firstTokens,
            SignOut signOut,
            Clients clients,
            DeviceCookie devices,
            SecurityIdentity identity) {
        this.login = login;
        this.firstTokens = firstTokens;
        this.signOut = signOut;
        this.clients = clients;
        this.devices = devices;
        this.identity = identity;
    }

    @POST
    @Path("/login")
    @PermitAll
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            operationId = "login",
            summary = "Log in",
            description = "Starts a session. As a form this is the OAuth 2 password grant (RFC 6749, section 4.3).")
    @APIResponseSchema(value = TokenResponse.class, responseDescription = "A session has started", responseCode = "200")
    @APIResponse(responseCode = "401", description = "The credentials are not right")
    @APIResponse(responseCode = "403", description = "They are right, but the account is disabled")
    @APIResponse(
            responseCode = "429",
            description = "Too many attempts have failed; `Retry-After` says how long to wait")
    public Uni<TokenResponse> login(@NotNull @Valid LoginRequest request, RoutingContext context) {
        Client client = clients.of(context.request());
        return login.login(new LoginAttempt(request.identifier(), request.password(), client, context))
                .invoke(session -> devices.remember(session, context))
                .map(firstTokens::of);
    }

    @POST
    @Path("/logout")
    @Authenticated
    @Operation(operationId = "logout", summary = "Log out", description = "Ends the session that the token belongs to.")
    @APIResponse(responseCode = "204", description = "The session has ended")
    public Uni<Void> logout() {
        return signOut.here(Caller.of(identity));
    }
}
