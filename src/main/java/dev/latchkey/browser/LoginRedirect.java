package dev.latchkey.browser;

import dev.latchkey.page.Notice;
import dev.latchkey.problem.Reader;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Sends who asks for a page that needs a login to the login page, and from there back. */
final class LoginRedirect {
    private static final String DOWNLOAD = "/accounts/data";
    private static final int UNAUTHORIZED = 401;
    private static final int SEE_OTHER = 303;

    @ServerResponseFilter
    void redirect(ContainerResponseContext response, @Nullable Throwable failure, RoutingContext context) {
        if (response.getStatus() == UNAUTHORIZED && failure != null && Reader.isPage(context.normalizedPath())) {
            response.setStatus(SEE_OTHER);
            response.setEntity(null);
            response.getHeaders().clear();
            response.getHeaders().putSingle("Location", login(context));
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }

    private static String login(RoutingContext context) {
        String login = "/accounts/login?next=" + encoded(wanted(context));
        return isRead(context) ? login : login + "&notice=" + Notice.NOTHING_CHANGED.queryName();
    }

    private static boolean isRead(RoutingContext context) {
        HttpMethod method = context.request().method();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    /**
     * The page itself; of a form that was sent, or of a download, the page that its area begins with: a form is not sent
     * twice, and a download leaves one where one is.
     */
    private static String wanted(RoutingContext context) {
        if (isRead(context) && !DOWNLOAD.equals(context.normalizedPath())) {
            return context.request().uri();
        }
        return context.normalizedPath().replaceFirst("(?<=.)/.*", "");
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
