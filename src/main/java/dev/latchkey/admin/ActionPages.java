package dev.latchkey.admin;

import dev.latchkey.browser.SessionCookie;
import dev.latchkey.page.Pages;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.user.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What is done to an account in an administrator's browser: each asked first. */
@Path("/admin/users/{id}/{action}")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
class ActionPages {
    private final UserReading reading;
    private final Actions actions;
    private final SessionCookie cookie;
    private final SecurityIdentity identity;

    ActionPages(UserReading reading, Actions actions, SessionCookie cookie, SecurityIdentity identity) {
        this.reading = reading;
        this.actions = actions;
        this.cookie = cookie;
        this.identity = identity;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> confirm(@RestPath UUID id, @RestPath String action) {
        return reading.confirmation(named(action), id, Caller.of(identity)).map(ConfirmationPage::open);
    }

    /** What cannot be done comes back as the page before, unless the account is gone. */
    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> perform(
            @RestPath UUID id, @RestPath String action, RoutingContext context) {
        Action confirmed = named(action);
        Caller caller = Caller.of(identity);
        return reading.confirmation(confirmed, id, caller).chain(confirmation -> actions.perform(confirmed, id)
                .map(unused -> confirmation.own() ? leave(confirmed, context) : goOn(confirmed, id))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> ConfirmationPage.refuse(confirmation, failure)));
    }

    /** Where somebody goes who has just taken these pages from themself. */
    private RestResponse<TemplateInstance> leave(Action done, RoutingContext context) {
        if (done.endsSessions()) {
            cookie.clear(context);
        }
        return Pages.goTo("/");
    }

    private static RestResponse<TemplateInstance> goOn(Action done, UUID id) {
        return Pages.goTo(done == Action.DELETE ? "/admin" : UserDetails.path(id), done.done());
    }

    private static Action named(String segment) {
        return Action.at(segment).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
