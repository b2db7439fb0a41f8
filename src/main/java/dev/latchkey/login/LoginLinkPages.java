package dev.latchkey.login;

import dev.latchkey.browser.LinkPage;
import dev.latchkey.browser.LinkPages;
import dev.latchkey.browser.WayOn;
import dev.latchkey.page.Pages;
import dev.latchkey.session.Clients;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where the link leads that was mailed to log in by. It names the account, so that nobody is logged in to somebody else's unawares. */
@Path("/accounts/login/link")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LoginLinkPages {
    private static final LinkPage PAGE =
            new LinkPage("/accounts/login/link", "Login", new WayOn(LinkWishPages.PATH, "askAgain"));

    private final LinkLogin login;
    private final Entrance entrance;
    private final LinkPages links;
    private final Clients clients;

    LoginLinkPages(LinkLogin login, Entrance entrance, LinkPages links, Clients clients) {
        this.login = login;
        this.entrance = entrance;
        this.links = links;
        this.clients = clients;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(@RestQuery @Nullable String token, RoutingContext context) {
        return links.ask(token, PAGE, context, login::holder);
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> logIn(RoutingContext context) {
        return links.answer(PAGE, context, login::holder, token -> logIn(token, context));
    }

    private Uni<RestResponse<TemplateInstance>> logIn(String token, RoutingContext context) {
        return login.login(token, clients.of(context.request()))
                .call(session -> entrance.enter(session, context))
                .map(unused -> Pages.goTo("/"));
    }
}
