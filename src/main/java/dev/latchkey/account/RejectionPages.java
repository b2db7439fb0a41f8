package dev.latchkey.account;

import dev.latchkey.browser.LinkPages;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.page.Form;
import dev.latchkey.page.Pages;
import dev.latchkey.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
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
import org.jboss.resteasy.reactive.RestResponse;

/**
 * For who was mailed a link to verify an address and did not sign up. It asks first: an account that is deleted does not come back, and
 * its owner may have pressed the wrong button.
 */
@Path(RejectionPages.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class RejectionPages {
    static final String PATH = VerificationPages.PATH + "/reject";

    private final Rejection rejection;
    private final LinkPages links;

    RejectionPages(Rejection rejection, LinkPages links) {
        this.rejection = rejection;
        this.links = links;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rejection(LinkHolder holder, Form form);

        static native TemplateInstance rejected();
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(RoutingContext context) {
        return links.withToken(VerificationPages.ON, context, token -> rejection
                .holder(token)
                .map(holder -> Pages.show(Templates.rejection(holder, Form.of()))));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> reject(RoutingContext context) {
        return links.withToken(VerificationPages.ON, context, token -> rejection
                .holder(token)
                .chain(holder -> reject(token, holder, context)));
    }

    private Uni<RestResponse<TemplateInstance>> reject(String token, LinkHolder holder, RoutingContext context) {
        return rejection
                .reject(token)
                .invoke(() -> links.leave(VerificationPages.PATH, context))
                .map(unused -> Pages.goTo(PATH + "/done"))
                .onFailure(LinkPages::isRefusal)
                .recoverWithItem(failure -> refused(holder, (Problem) failure));
    }

    private static RestResponse<TemplateInstance> refused(LinkHolder holder, Problem problem) {
        return Pages.refuse(Templates.rejection(holder, Form.of().refused(problem, "")), problem);
    }

    @GET
    @Path("/done")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> done() {
        return Pages.show(Templates.rejected());
    }
}
