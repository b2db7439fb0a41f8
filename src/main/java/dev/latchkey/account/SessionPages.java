package dev.latchkey.account;

import dev.latchkey.browser.SessionCookie;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.session.Caller;
import dev.latchkey.session.SignOut;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing out one's devices, by the account page. */
@Path("/accounts/sessions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class SessionPages {
    private final SignOut signOut;
    private final SessionCookie cookie;
    private final SecurityIdentity identity;

    SessionPages(SignOut signOut, SessionCookie cookie, SecurityIdentity identity) {
        this.signOut = signOut;
        this.cookie = cookie;
        this.identity = identity;
    }

    /** Of one that has ended already there is nothing else to say. */
    @POST
    @Path("/{id}/end")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> end(@RestPath UUID id, RoutingContext context) {
        Caller caller = Caller.of(identity);
        return signOut.one(id, caller)
                .map(unused ->
                        id.equals(caller.sessionId()) ? leave(context) : Pages.goTo("/accounts", Notice.SIGNED_OUT));
    }

    @POST
    @Path("/end-others")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> endOthers() {
        return signOut.everywhereElse(Caller.of(identity))
                .map(unused -> Pages.goTo("/accounts", Notice.SIGNED_OUT_ELSEWHERE));
    }

    private RestResponse<TemplateInstance> leave(RoutingContext context) {
        cookie.clear(context);
        return Pages.goTo("/");
    }
}
