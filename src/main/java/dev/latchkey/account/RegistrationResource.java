package dev.latchkey.account;

import dev.latchkey.onetime.Accepted;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Clients;
import dev.latchkey.user.UserView;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/register")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account", description = "One's own account.")
class RegistrationResource {
    private final Registration registration;
    private final Clients clients;

    RegistrationResource(Registration registration, Clients clients) {
        this.registration = registration;
        this.clients = clients;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @ResponseStatus(201)
    @Operation(operationId = "register", summary = "Make an account", description = "With the role `user`.")
    @APIResponse(
            responseCode = "201",
            description = "The account is made",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its path, `/users/{id}`",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Where addresses have to be verified: a mail to this one says what comes next, and the answer"
                    + " is the same if the address is taken",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(responseCode = "409", description = "The email address or the username is taken")
    @APIResponse(
            responseCode = "429",
            description = "Too many have registered from this network; `Retry-After` says how long to wait")
    public Uni<RestResponse<Object>> register(
            @NotNull @Valid RegistrationRequest request, @Context HttpServerRequest connection) {
        return registration
                .register(request, clients.of(connection), Reader.of(connection).language())
                .map(made -> made.map(RegistrationResource::created).orElseGet(RegistrationResource::accepted));
    }

    private static RestResponse<Object> accepted() {
        return RestResponse.ResponseBuilder.<Object>create(RestResponse.Status.ACCEPTED)
                .entity(Accepted.MAILED)
                .build();
    }

    private static RestResponse<Object> created(UserView user) {
        return RestResponse.ResponseBuilder.<Object>create(RestResponse.Status.CREATED)
                .entity(user)
                .header("Location", "/users/" + user.id())
                .build();
    }
}
