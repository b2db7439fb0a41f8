package dev.latchkey.recovery;

import dev.latchkey.browser.WishPage;
import dev.latchkey.browser.WishPages;
import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.AddressRequest;
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
    private static final WishPage PAGE = new WishPage(PATH, "forgotPassword", "mailedReset");

    private final ResetRequest requests;
    private final Mailing mailing;
    private final WishPages pages;

    PasswordResetPages(ResetRequest requests, Mailing mailing, WishPages pages) {
        this.requests = requests;
        this.mailing = mailing;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> form() {
        mailing.requireOn();
        return WishPages.form(PAGE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(
            @NotNull AddressRequest form, @Context HttpServerRequest connection) {
        mailing.requireOn();
        return pages.ask(form, PAGE, connection, requests::ask);
    }

    @GET
    @Path("/mailed")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> mailed() {
        mailing.requireOn();
        return WishPages.mailed(PAGE);
    }
}
