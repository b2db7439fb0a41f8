package dev.latchkey.login;

import dev.latchkey.browser.WishPage;
import dev.latchkey.browser.WishPages;
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

/** Asking for a link to log in by, with a browser. */
@Path("/accounts/login/by-mail")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LinkWishPages {
    static final String PATH = "/accounts/login/by-mail";
    private static final WishPage PAGE = new WishPage(PATH, "logInByMail", "mailedLogin");

    private final LinkWish wish;
    private final WishPages pages;

    LinkWishPages(LinkWish wish, WishPages pages) {
        this.wish = wish;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> form() {
        wish.requireOffered();
        return WishPages.form(PAGE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(
            @NotNull AddressRequest form, @Context HttpServerRequest connection) {
        wish.requireOffered();
        return pages.ask(form, PAGE, connection, wish::ask);
    }

    @GET
    @Path("/mailed")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> mailed() {
        wish.requireOffered();
        return WishPages.mailed(PAGE);
    }
}
