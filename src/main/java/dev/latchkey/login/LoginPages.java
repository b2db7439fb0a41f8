package dev.latchkey.login;

import dev.latchkey.browser.DeviceCookie;
import dev.latchkey.browser.SessionCookie;
import dev.latchkey.page.Form;
import dev.latchkey.page.LocalPath;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.session.Caller;
import dev.latchkey.session.Clients;
import dev.latchkey.session.SignOut;
import dev.latchkey.session.StartedSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Logging in and out with a browser. */
@Path("/accounts")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LoginPages {
    private static final Form EMPTY = Form.of("email", "password");

    private final Login login;
    private final SignOut signOut;
    private final Clients clients;
    private final Validity validity;
    private final SessionCookie cookie;
    private final DeviceCookie devices;
    private final CurrentIdentityAssociation identity;

    LoginPages(
            Login login,
            SignOut signOut,
            Clients clients,
            Validity validity,
            SessionCookie cookie,
            DeviceCookie devices,
            CurrentIdentityAssociation identity) {
        this.login = login;
        this.signOut = signOut;
        this.clients = clients;
        this.validity = validity;
        this.cookie = cookie;
        this.devices = devices;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "login")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance login(Form form, String next, @Nullable Notice notice);

        static native TemplateInstance logout();
    }

    @GET
    @Path("/login")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> form(@RestQuery @Nullable String next, @RestQuery @Nullable String notice) {
        return Pages.show(Templates.login(EMPTY, LocalPath.of(next, "/"), Notice.of(notice)));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> logIn(@NotNull LoginForm form, RoutingContext context) {
        return validity.of(form)
                .chain(valid -> login.login(
                        new LoginAttempt(valid.email(), valid.password(), clients.of(context.request()), context)))
                .call(this::endCurrent)
                .map(session -> enter(session, form, context))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused(form, failure));
    }

    /**
     * A browser has one session: what its cookie stood for until now would live on with nobody knowing. That it does not end
     * is no reason to keep anybody out: it is in their list of sessions.
     */
    private Uni<Void> endCurrent(StartedSession unused) {
        return signOutIfLoggedIn().onFailure().recoverWithNull();
    }

    private RestResponse<TemplateInstance> enter(StartedSession session, LoginForm form, RoutingContext context) {
        cookie.start(session, context);
        devices.remember(session, context);
        return Pages.goTo(form.target());
    }

    private static RestResponse<TemplateInstance> refused(LoginForm form, Problem problem) {
        Form again = EMPTY.with("email", form.email()).refused(problem, "password");
        return Pages.refuse(Templates.login(again, form.target(), null), problem);
    }

    @GET
    @Path("/logout")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> confirm() {
        return Pages.show(Templates.logout());
    }

    @POST
    @Path("/logout")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> logOut(RoutingContext context) {
        return signOutIfLoggedIn().map(unused -> {
            cookie.clear(context);
            return Pages.goTo("/");
        });
    }

    private Uni<Void> signOutIfLoggedIn() {
        return identity.getDeferredIdentity()
                .chain(visitor ->
                        visitor.isAnonymous() ? Uni.createFrom().voidItem() : signOut.here(Caller.of(visitor)));
    }
}
