package dev.latchkey.session;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/me/sessions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "Where the caller is logged in, and how to end that.")
class SessionResource {
    private final Sessions sessions;
    private final SignOut signOut;
    private final SecurityIdentity identity;

    SessionResource(Sessions sessions, SignOut signOut, SecurityIdentity identity) {
        this.sessions = sessions;
        this.signOut = signOut;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listMySessions", summary = "The caller's live sessions", description = "Newest first.")
    public Uni<Page<SessionView>> list(@Valid @BeanParam PageRequest page) {
        return sessions.list(Caller.of(identity), page);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "endMySession", summary = "Sign out one session")
    @APIResponse(responseCode = "204", description = "The session has ended")
    @APIResponse(responseCode = "404", description = "No session of the caller's has this id")
    public Uni<Void> end(UUID id) {
        return signOut.one(id, Caller.of(identity))
                .invoke(SessionResource::requireEnded)
                .replaceWithVoid();
    }

    private static void requireEnded(boolean ended) {
        if (!ended) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no such session.");
        }
    }

    @DELETE
    @Operation(operationId = "endMyOtherSessions", summary = "Sign out everywhere else")
    @APIResponse(responseCode = "204", description = "All other sessions have ended")
    public Uni<Void> endOthers() {
        return signOut.everywhereElse(Caller.of(identity));
    }
}
