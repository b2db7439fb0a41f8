package dev.latchkey.page;

import dev.latchkey.problem.Reader;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every page says, whichever it is: the reader's language, the encoding, and that no cache keeps it, so that nobody goes
 * back to it after logging out.
 */
final class PageAnswers {
    private static final int BEFORE_RENDERING = 10_000;
    private static final int AFTER_RENDERING = 1_000;

    @ServerResponseFilter(priority = BEFORE_RENDERING)
    void translate(ContainerResponseContext response, RoutingContext context) {
        if (response.getEntity() instanceof TemplateInstance page) {
            Reader reader = Reader.of(context.request());
            page.setLocale(reader.language());
            response.getHeaders()
                    .putSingle("Content-Language", reader.language().toLanguageTag());
            response.getHeaders().putSingle("Vary", "Accept-Language");
        }
    }

    @ServerResponseFilter(priority = AFTER_RENDERING)
    void complete(ContainerResponseContext response, RoutingContext context) {
        if (MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
            response.getHeaders().putSingle("Content-Type", "text/html;charset=UTF-8");
        }
        if (Reader.isPage(context.normalizedPath())) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
