package dev.latchkey.account;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.session.Caller;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
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

/** One's own account in a browser. */
@Path("/accounts")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AccountPages {
    private final AccountPage page;
    private final Validity validity;
    private final Profile profile;
    private final PasswordChange passwordChange;
    private final SecurityIdentity identity;

    AccountPages(
            AccountPage page,
            Validity validity,
            Profile profile,
            PasswordChange passwordChange,
            SecurityIdentity identity) {
        this.page = page;
        this.validity = validity;
        this.profile = profile;
        this.passwordChange = passwordChange;
        this.identity = identity;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> show(
            @RestQuery @Nullable String after, @RestQuery @Nullable String notice) {
        return page.open(caller(), after, Notice.of(notice));
    }

    /** A form that came back stands under the address that it was sent to: whoever opens that goes on to the page. */
    @GET
    @Path("/{form:profile|password}")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> showAgain() {
        return Pages.goTo("/accounts");
    }

    @POST
    @Path("/profile")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> changeProfile(@NotNull ProfileForm form) {
        Caller caller = caller();
        return validity.of(form.asChange())
                .chain(change -> profile.change(caller.userId(), change))
                .map(user -> Pages.goTo("/accounts", Notice.SAVED))
                .onFailure(Problem.class)
                .recoverWithUni(failure ->
                        page.refuse(caller, failure, (forms, problem) -> forms.refusedProfile(form, problem)));
    }

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> changePassword(@NotNull PasswordChangeRequest form) {
        Caller caller = caller();
        return validity.of(form)
                .chain(request -> passwordChange.change(caller, request))
                .map(unused -> Pages.goTo("/accounts", Notice.PASSWORD_CHANGED))
                .onFailure(Problem.class)
                .recoverWithUni(failure -> page.refuse(caller, failure, AccountForms::refusedPassword));
    }

    private Caller caller() {
        return Caller.of(identity);
    }
}
