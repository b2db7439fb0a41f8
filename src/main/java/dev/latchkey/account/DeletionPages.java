package dev.latchkey.account;

import dev.latchkey.browser.SessionCookie;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.session.Caller;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Leaving, by the account page. */
@Path("/accounts/delete")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class DeletionPages {
    private final AccountPage page;
    private final Validity validity;
    private final AccountDeletion deletion;
    private final SessionCookie cookie;
    private final SecurityIdentity identity;

    DeletionPages(
            AccountPage page,
            Validity validity,
            AccountDeletion deletion,
            SessionCookie cookie,
            SecurityIdentity identity) {
        this.page = page;
        this.validity = validity;
        this.deletion = deletion;
        this.cookie = cookie;
        this.identity = identity;
    }

    /** As with the other forms of the account page. */
    @GET
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> showAgain() {
        return Pages.goTo("/accounts");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> delete(@NotNull AccountDeletionRequest form, RoutingContext context) {
        Caller caller = Caller.of(identity);
        return validity.of(form)
                .chain(request -> deletion.delete(caller, request))
                .invoke(() -> cookie.clear(context))
                .map(unused -> Pages.goTo("/", Notice.DELETED))
                .onFailure(Problem.class)
                .recoverWithUni(failure -> page.refuse(caller, failure, AccountForms::refusedDeletion));
    }
}
