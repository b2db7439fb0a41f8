package dev.latchkey.account;

import dev.latchkey.session.Caller;
import dev.latchkey.user.UserView;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account", description = "One's own account.")
class AccountResource {
    private final Profile profile;
    private final PasswordChange passwordChange;
    private final AccountDeletion deletion;
    private final SecurityIdentity identity;

    AccountResource(
            Profile profile, PasswordChange passwordChange, AccountDeletion deletion, SecurityIdentity identity) {
        this.profile = profile;
        this.passwordChange = passwordChange;
        this.deletion = deletion;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "getMe", summary = "The caller")
    public Uni<UserView> me() {
        return profile.show(caller().userId());
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeMe",
            summary = "Change name or username",
            description = "A merge patch (RFC 7396): what is absent stays, a `null` username is cleared.")
    @APIResponseSchema(value = UserView.class, responseDescription = "The caller, changed", responseCode = "200")
    @APIResponse(responseCode = "409", description = "The username is taken")
    public Uni<UserView> change(@NotNull @Valid ProfileChange change) {
        return profile.change(caller().userId(), change);
    }

    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeMyPassword",
            summary = "Change the password",
            description = "Ends all of the caller's other sessions.")
    @APIResponse(responseCode = "204", description = "The password is changed")
    @APIResponse(responseCode = "403", description = "The current password is not right")
    @APIResponse(
            responseCode = "429",
            description = "That was so too often in this session; `Retry-After` says how long to wait")
    public Uni<Void> changePassword(@NotNull @Valid PasswordChangeRequest request) {
        return passwordChange.change(caller(), request);
    }

    @DELETE
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteMe",
            summary = "Delete the account",
            description = "With all that belongs to it. Cannot be undone.")
    @APIResponse(responseCode = "204", description = "The account is deleted")
    @APIResponse(responseCode = "403", description = "The password is not right")
    @APIResponse(
            responseCode = "429",
            description = "That was so too often in this session; `Retry-After` says how long to wait")
    @APIResponse(responseCode = "409", description = "The last administrator must stay")
    public Uni<Void> delete(@NotNull @Valid AccountDeletionRequest request) {
        return deletion.delete(caller(), request);
    }

    private Caller caller() {
        return Caller.of(identity);
    }
}
