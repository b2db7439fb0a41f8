package dev.latchkey.account;

import dev.latchkey.browser.LinkPages;
import dev.latchkey.page.Form;
import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.password.PasswordConfig;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Clients;
import io.quarkus.qute.CheckedTemplate;
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

/** Making an account with a browser. */
@Path("/accounts/signup")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class SignUpPages {
    private static final Form EMPTY = Form.of("name", "email", "password");

    private final Registration registration;
    private final Clients clients;
    private final Validity validity;
    private final PasswordConfig passwords;

    SignUpPages(Registration registration, Clients clients, Validity validity, PasswordConfig passwords) {
        this.registration = registration;
        this.clients = clients;
        this.validity = validity;
        this.passwords = passwords;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signUp(Form form, int minLength);
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> form() {
        return Pages.show(page(EMPTY));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> signUp(
            @NotNull RegistrationRequest request, @Context HttpServerRequest connection) {
        return validity.of(request)
                .chain(valid -> registration.register(
                        valid, clients.of(connection), Reader.of(connection).language()))
                .map(made -> made.map(user -> Pages.goTo("/accounts/login", Notice.SIGNED_UP))
                        .orElseGet(() -> Pages.goTo("/accounts/signup/mailed")))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused(request, failure));
    }

    /** Where addresses have to be verified; the same whether there was an account or not. */
    @GET
    @Path("/mailed")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> mailed() {
        return Pages.show(LinkPages.mailed("mailedSignUp"));
    }

    private RestResponse<TemplateInstance> refused(RegistrationRequest request, Problem problem) {
        Form form = EMPTY.with("name", request.name()).with("email", request.email());
        return Pages.refuse(page(form.refused(problem, "password")), problem);
    }

    private TemplateInstance page(Form form) {
        return Templates.signUp(form, passwords.minLength());
    }
}
