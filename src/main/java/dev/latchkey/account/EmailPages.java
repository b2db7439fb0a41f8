package dev.latchkey.account;

import dev.latchkey.browser.LinkPage;
import dev.latchkey.browser.LinkPages;
import dev.latchkey.browser.WayOn;
import dev.latchkey.page.Notice;
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

/** Where the link leads that was mailed to a new address. */
@Path("/accounts/email")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class EmailPages {
    private static final LinkPage PAGE =
            new LinkPage("/accounts/email", "EmailChange", new WayOn("/accounts", "toAccount"));

    private final EmailConfirmation change;
    private final LinkPages links;
    private final Landing landing;

    EmailPages(EmailConfirmation change, LinkPages links, Landing landing) {
        this.change = change;
        this.links = links;
        this.landing = landing;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(@RestQuery @Nullable String token, RoutingContext context) {
        return links.ask(token, PAGE, context, change::holder);
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> confirm(RoutingContext context) {
        return links.answer(PAGE, context, change::holder, token -> change.confirm(token)
                .chain(() -> landing.with(Notice.EMAIL_CHANGED)));
    }
}
