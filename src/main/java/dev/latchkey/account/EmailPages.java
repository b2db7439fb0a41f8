package dev.latchkey.account;

import dev.latchkey.browser.LinkPages;
import dev.latchkey.browser.LinkQuestion;
import dev.latchkey.browser.WayOn;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.page.Notice;
import dev.latchkey.problem.Problem;
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
    private static final WayOn ON = new WayOn("/accounts", "toAccount");

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
        return links.open(token, ON, context, text -> change.holder(text)
                .map(EmailPages::question)
                .map(LinkPages::ask));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> confirm(RoutingContext context) {
        return links.withToken(ON, context, token -> change.holder(token)
                .map(EmailPages::question)
                .chain(question -> confirm(token, question, context)));
    }

    private Uni<RestResponse<TemplateInstance>> confirm(String token, LinkQuestion question, RoutingContext context) {
        return change.confirm(token)
                .invoke(() -> links.leave(context))
                .chain(() -> landing.with(Notice.EMAIL_CHANGED))
                .onFailure(LinkPages::isRefusal)
                .recoverWithItem(failure -> LinkPages.refuse(question, (Problem) failure));
    }

    private static LinkQuestion question(LinkHolder holder) {
        return new LinkQuestion("/accounts/email", "EmailChange", holder.email());
    }
}
