package dev.latchkey.recovery;

import dev.latchkey.browser.LinkPages;
import dev.latchkey.browser.WayOn;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.page.Form;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.password.PasswordConfig;
import dev.latchkey.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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

/** Where the link leads that was mailed to set a new password. */
@Path("/accounts/password-reset/confirm")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class NewPasswordPages {
    private static final Form EMPTY = Form.of("new_password");
    private static final WayOn AGAIN = new WayOn(PasswordResetPages.PATH, "askAgain");

    private final PasswordReset reset;
    private final LinkPages links;
    private final Validity validity;
    private final PasswordConfig passwords;

    NewPasswordPages(PasswordReset reset, LinkPages links, Validity validity, PasswordConfig passwords) {
        this.reset = reset;
        this.links = links;
        this.validity = validity;
        this.passwords = passwords;
    }

    @CheckedTemplate(basePath = "recovery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance newPassword(Form form, String email, int minLength);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> form(@RestQuery @Nullable String token, RoutingContext context) {
        return links.open(token, AGAIN, context, text -> reset.holder(text).map(holder -> page(EMPTY, holder)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> set(@NotNull NewPasswordForm form, RoutingContext context) {
        return links.withToken(AGAIN, context, token -> reset.holder(token)
                .chain(holder -> set(new NewPasswordRequest(token, form.newPassword()), holder, context)));
    }

    private Uni<RestResponse<TemplateInstance>> set(
            NewPasswordRequest request, LinkHolder holder, RoutingContext context) {
        return validity.of(request)
                .chain(reset::reset)
                .invoke(() -> links.leave(context))
                .map(unused -> Pages.goTo("/accounts/login", Notice.PASSWORD_RESET))
                .onFailure(LinkPages::isRefusal)
                .recoverWithItem(failure -> refused(holder, (Problem) failure));
    }

    private RestResponse<TemplateInstance> refused(LinkHolder holder, Problem problem) {
        return Pages.refuse(page(EMPTY.refused(problem, "new_password"), holder), problem);
    }

    private TemplateInstance page(Form form, LinkHolder holder) {
        return Templates.newPassword(form, holder.email(), passwords.minLength());
    }
}
