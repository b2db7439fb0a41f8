package dev.latchkey.login;

import dev.latchkey.browser.SessionCookie;
import dev.latchkey.mail.Mailing;
import dev.latchkey.page.Form;
import dev.latchkey.page.LocalPath;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.session.Clients;
import dev.latchkey.web.CallersContext;
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
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Login login;
    private final Entrance entrance;
    private final Clients clients;
    private final Validity validity;
    private final SessionCookie cookie;
    private final Mailing mailing;
    private final LinkWish wish;
    private final CurrentIdentityAssociation identity;

    LoginPages(
            Login login,
            Entrance entrance,
            Clients clients,
            Validity validity,
            SessionCookie cookie,
            Mailing mailing,
            LinkWish wish,
            CurrentIdentityAssociation identity) {
        this.login = login;
        this.entrance = entrance;
        this.clients = clients;
        this.validity = validity;
        this.cookie = cookie;
        this.mailing = mailing;
        this.wish = wish;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "login")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance login(
                Form form, String next, @Nullable Notice notice, ByMail byMail, boolean isLoggedIn);

        static native TemplateInstance logout();
    }

    /** Whoever is logged in is told so, but may log in as somebody else. */
    @GET
    @Path("/login")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> form(
            @RestQuery @Nullable String next, @RestQuery @Nullable String notice) {
        return isLoggedIn().map(known -> Pages.show(page(EMPTY, LocalPath.of(next, "/"), Notice.of(notice), known)));
    }

    /** False also where that cannot be found out soon: the form is there for everybody. */
    private Uni<Boolean> isLoggedIn() {
        return identity.getDeferredIdentity()
                .map(visitor -> !visitor.isAnonymous())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(false)
                .emitOn(CallersContext.now());
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> logIn(@NotNull LoginForm form, RoutingContext context) {
        return validity.of(form)
                .chain(valid -> login.login(
                        new LoginAttempt(valid.email(), valid.password(), clients.of(context.request()), context)))
                .call(session -> entrance.enter(session, context))
                .map(session -> Pages.goTo(form.target()))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused(form, failure));
    }

    private RestResponse<TemplateInstance> refused(LoginForm form, Problem problem) {
        Form again = EMPTY.with("email", form.email()).refused(problem, "password");
        return Pages.refuse(page(again, form.target(), null, false), problem);
    }

    private TemplateInstance page(Form form, String next, @Nullable Notice notice, boolean isLoggedIn) {
        return Templates.login(form, next, notice, new ByMail(mailing.isOn(), wish.isOffered()), isLoggedIn);
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
        return entrance.endCurrent().map(unused -> {
            cookie.clear(context);
            return Pages.goTo("/");
        });
    }
}
