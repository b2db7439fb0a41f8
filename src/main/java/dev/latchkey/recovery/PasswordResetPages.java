package dev.latchkey.recovery;

import dev.latchkey.browser.LinkPages;
import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.AddressRequest;
import dev.latchkey.page.Form;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Clients;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
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

/** Asking for a new password with a browser. */
@Path("/accounts/password-reset")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class PasswordResetPages {
    static final String PATH = "/accounts/password-reset";
    private static final Form EMPTY = Form.of("email");

    private final ResetRequest requests;
    private final Mailing mailing;
    private final Clients clients;
    private final Validity validity;

    PasswordResetPages(ResetRequest requests, Mailing mailing, Clients clients, Validity validity) {
        this.requests = requests;
        this.mailing = mailing;
        this.clients = clients;
        this.validity = validity;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> form() {
        mailing.requireOn();
        return Pages.show(page(EMPTY));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(
            @NotNull AddressRequest form, @Context HttpServerRequest connection) {
        return validity.of(form)
                .chain(valid -> requests.ask(
                        valid,
                        clients.of(connection).ip(),
                        Reader.of(connection).language()))
                .map(unused -> Pages.goTo(PATH + "/mailed"))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused(form, failure));
    }

    private static RestResponse<TemplateInstance> refused(AddressRequest form, Problem problem) {
        return Pages.refuse(page(EMPTY.with("email", form.email()).refused(problem, "")), problem);
    }

    private static TemplateInstance page(Form form) {
        return LinkPages.form(form, "forgotPassword", PATH);
    }

    @GET
    @Path("/mailed")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> mailed() {
        mailing.requireOn();
        return Pages.show(LinkPages.mailed("mailedReset"));
    }
}
