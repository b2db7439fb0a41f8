package dev.latchkey.web;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document as the build wrote it, read when somebody asks for it. Quarkus reads it at each start, and writes it anew, which
 * takes a tenth of the start and changes nothing.
 */
@ApplicationScoped
public class ApiDocument {
    private static final String PATH = "/q/openapi";
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Vertx vertx;
    private final Map<Format, Buffer> read = new ConcurrentHashMap<>();

    ApiDocument(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Before the application is made: Quarkus then finds no document. In dev mode it looks elsewhere, and its document is one that nobody asks for. */
    public static void hideFromStart() {
        OpenApiConstants.classLoader =
                new WithoutDocument(Thread.currentThread().getContextClassLoader());
    }

    void register(@Observes Router router) {
        router.route(PATH).order(-Priorities.DOCUMENT).handler(context -> answer(context, asked(context.request())));
        router.route(PATH + ".json").order(-Priorities.DOCUMENT).handler(context -> answer(context, Format.JSON));
        for (String ending : new String[] {".yaml", ".yml"}) {
            router.route(PATH + ending).order(-Priorities.DOCUMENT).handler(context -> answer(context, Format.YAML));
        }
    }

    private static Format asked(HttpServerRequest request) {
        @Nullable String accepted = request.getHeader("Accept");
        boolean accepts = accepted != null && accepted.contains("application/json");
        return accepts || "json".equalsIgnoreCase(request.getParam("format")) ? Format.JSON : Format.YAML;
    }

    private void answer(RoutingContext context, Format format) {
        HttpMethod method = context.request().method();
        if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
            Future<Void> unused = text(format)
                    .compose(text -> context.response()
                            .putHeader("Content-Type", format.mediaType())
                            .end(text))
                    .onFailure(context::fail);
        } else {
            context.response().putHeader("Allow", "GET, HEAD");
            context.fail(METHOD_NOT_ALLOWED);
        }
    }

    private Future<Buffer> text(Format format) {
        @Nullable Buffer known = read.get(format);
        return known == null
                ? vertx.executeBlocking(format::read).onSuccess(text -> read.put(format, text))
                : Future.succeededFuture(known);
    }

    private enum Format {
        JSON,
        YAML;

        String mediaType() {
            return "application/" + name().toLowerCase(Locale.ROOT) + ";charset=UTF-8";
        }

        Buffer read() throws IOException {
            String name = OpenApiConstants.BASE_NAME + "." + name();
            try (@Nullable InputStream file = ApiDocument.class.getClassLoader().getResourceAsStream(name)) {
                if (file == null) {
                    throw new FileNotFoundException(name);
                }
                return Buffer.buffer(file.readAllBytes());
            }
        }
    }

    private static final class WithoutDocument extends ClassLoader {
        WithoutDocument(ClassLoader all) {
            super(all);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.startsWith(OpenApiConstants.BASE_NAME) ? null : super.getResourceAsStream(name);
        }
    }
}
