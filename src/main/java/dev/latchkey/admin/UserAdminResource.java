package dev.latchkey.admin;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.user.Role;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import dev.latchkey.web.PlainText;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "Administration of accounts.")
class UserAdminResource {
    private final Users users;
    private final UserReading reading;
    private final UserAdministration administration;
    private final SecurityIdentity identity;

    UserAdminResource(Users users, UserReading reading, UserAdministration administration, SecurityIdentity identity) {
        this.users = users;
        this.reading = reading;
        this.administration = administration;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "listUsers", summary = "Users, newest first")
    public Uni<Page<UserView>> list(
            @QueryParam("q")
                    @PlainText(max = 254)
                    @Parameter(
                            description = "Only those whose email, username or name starts with this",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 254))
                    @Nullable
                    String q,
            @Valid @BeanParam PageRequest page) {
        return users.list(q, page);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "getUser", summary = "One user", description = "For that user, or role `admin`.")
    @APIResponseSchema(value = UserView.class, responseDescription = "The user", responseCode = "200")
    @APIResponse(responseCode = "403", description = "The caller is neither that user nor an administrator")
    public Uni<UserView> get(String id) {
        requireSelfOrAdmin(id);
        return reading.read(parse(id), Caller.of(identity));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN_NAME)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeUser",
            summary = "Change a user",
            description = "A merge patch (RFC 7396). Disabling ends all of the user's sessions."
                    + " The last enabled administrator stays one.")
    @APIResponseSchema(value = UserView.class, responseDescription = "The user, changed", responseCode = "200")
    @APIResponse(responseCode = "409", description = "The username is taken, or no administrator would be left")
    public Uni<UserView> change(String id, @NotNull @Valid UserChange change) {
        return administration.change(parse(id), change);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "deleteUser",
            summary = "Delete a user",
            description = "With all that belongs to it. The last enabled administrator stays.")
    @APIResponse(responseCode = "204", description = "The user is deleted")
    @APIResponse(responseCode = "409", description = "The last administrator must stay")
    public Uni<Void> delete(String id) {
        return administration.delete(parse(id));
    }

    private void requireSelfOrAdmin(String id) {
        Caller caller = Caller.of(identity);
        if (!caller.isAdmin() && !caller.userId().toString().equalsIgnoreCase(id)) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only an administrator may see other users.");
        }
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no such user.");
        }
    }
}
