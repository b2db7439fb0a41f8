package dev.latchkey.account;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Caller;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** One's own address, by the account page. */
@Path("/accounts/address")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AddressPages {
    private final AccountPage page;
    private final Validity validity;
    private final EmailChange change;
    private final Verification verification;
    private final SecurityIdentity identity;

    AddressPages(
            AccountPage page,
            Validity validity,
            EmailChange change,
            Verification verification,
            SecurityIdentity identity) {
        this.page = page;
        this.validity = validity;
        this.change = change;
        this.verification = verification;
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
    public Uni<RestResponse<TemplateInstance>> askForChange(
            @NotNull AddressForm form, @Context HttpServerRequest connection) {
        Caller caller = Caller.of(identity);
        return validity.of(form)
                .chain(valid -> change.ask(
                        caller, valid.asRequest(), Reader.of(connection).language()))
                .map(unused -> Pages.goTo("/accounts", Notice.EMAIL_CHANGE_ASKED))
                .onFailure(Problem.class)
                .recoverWithUni(failure ->
                        page.refuse(caller, failure, (forms, problem) -> forms.refusedAddress(form, problem)));
    }

    @POST
    @Path("/withdraw")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> withdraw() {
        return change.withdraw(Caller.of(identity).userId())
                .map(unused -> Pages.goTo("/accounts", Notice.EMAIL_CHANGE_WITHDRAWN));
    }

    @POST
    @Path("/verify")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> sendAgain(@Context HttpServerRequest connection) {
        return verification
                .sendAgain(Caller.of(identity).userId(), Reader.of(connection).language())
                .map(sent -> Pages.goTo("/accounts", sent ? Notice.VERIFICATION_SENT : Notice.VERIFICATION_HELD));
    }
}
