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

/** Where the link leads that the old address was mailed. */
@Path("/accounts/email/undo")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class EmailUndoPages {
    private static final WayOn ON = new WayOn("/accounts", "toAccount");

    private final EmailUndo undo;
    private final LinkPages links;
    private final Landing landing;

    EmailUndoPages(EmailUndo undo, LinkPages links, Landing landing) {
        this.undo = undo;
        this.links = links;
        this.landing = landing;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(@RestQuery @Nullable String token, RoutingContext context) {
        return links.open(token, ON, context, text -> undo.holder(text)
                .map(EmailUndoPages::question)
                .map(LinkPages::ask));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> confirm(RoutingContext context) {
        return links.withToken(ON, context, token -> undo.holder(token)
                .map(EmailUndoPages::question)
                .chain(question -> confirm(token, question, context)));
    }

    private Uni<RestResponse<TemplateInstance>> confirm(String token, LinkQuestion question, RoutingContext context) {
        return undo.undo(token)
                .invoke(() -> links.leave(context))
                .chain(() -> landing.with(Notice.EMAIL_RESTORED))
                .onFailure(LinkPages::isRefusal)
                .recoverWithItem(failure -> LinkPages.refuse(question, (Problem) failure));
    }

    private static LinkQuestion question(LinkHolder holder) {
        return new LinkQuestion("/accounts/email/undo", "EmailUndo", holder.email());
    }
}
