package dev.latchkey.mail;

import dev.latchkey.page.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What would have been mailed, for a developer without a mail server: in dev mode, and nowhere else. */
@Path("/accounts/outbox")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class OutboxPages {
    /** A mail has its styles in it, as no page has; it can do nothing else. */
    private static final String POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'";

    private final KeptMails mails;

    OutboxPages(KeptMails mails) {
        this.mails = mails;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance outbox(List<KeptMail> mails);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> show() {
        return mails.newest().map(Templates::outbox).map(Pages::show);
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> open(@RestPath UUID id) {
        return mails.get(id).map(mail -> ResponseBuilder.ok(mail.html())
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .build());
    }
}
