package dev.latchkey.admin;

import dev.latchkey.browser.SessionCookie;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.session.Caller;
import dev.latchkey.session.SignOut;
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

/** Signing somebody out on one device, in an administrator's browser. */
@Path("/admin/users/{id}/sessions/{session}/end")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
class SessionEndPages {
    private final UserReading reading;
    private final SignOut signOut;
    private final SessionCookie cookie;
    private final SecurityIdentity identity;

    SessionEndPages(UserReading reading, SignOut signOut, SessionCookie cookie, SecurityIdentity identity) {
        this.reading = reading;
        this.signOut = signOut;
        this.cookie = cookie;
        this.identity = identity;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> confirm(@RestPath UUID id, @RestPath UUID session) {
        return reading.confirmationOfEnd(session, id, Caller.of(identity)).map(ConfirmationPage::open);
    }

    /** Of one that has ended already there is nothing else to say. */
    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> end(@RestPath UUID id, @RestPath UUID session, RoutingContext context) {
        boolean own = session.equals(Caller.of(identity).sessionId());
        return signOut.one(session, id)
                .map(ended -> own && ended ? leave(context) : Pages.goTo(UserDetails.path(id), Notice.SIGNED_OUT));
    }

    private RestResponse<TemplateInstance> leave(RoutingContext context) {
        cookie.clear(context);
        return Pages.goTo("/");
    }
}
