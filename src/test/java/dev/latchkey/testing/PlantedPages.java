package dev.latchkey.testing;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Pages with something wrong, which the browser tests have to find, and one to try a browser on. */
class PlantedPages {
    private static final String POLICY = "default-src 'self'; style-src 'unsafe-inline'";

    private static final Map<String, String> BODIES = Map.of(
            "plain",
                    """
                    <noscript>no script</noscript><p id="said"></p><script src="/test/planted.js"></script>
                    <form action="plain"><label for="email">Email</label><input id="email" name="email" autocomplete="email">
                    <button>Log in</button></form>""",
            "inline-script", "<script>document.title = 'no'</script>",
            "foreign-image", "<img src='http://elsewhere.latchkey.test/x.png' alt='Elsewhere'>",
            "missing-image", "<img src='nothing.png' alt='Nothing'>",
            "no-label", "<input name='email'>",
            "dark-on-dark",
                    "<style>@media (prefers-color-scheme: dark) { p { background: #000; color: #222 } }</style><p>?",
            "small-targets", "<style>a { font-size: 5px; display: block }</style><a href='1'>1</a><a href='2'>2</a>",
            "wide", "<div style='width: 400px'>Wide</div>");

    void register(@Observes Router router) {
        router.get("/test/planted/:name").order(1).handler(PlantedPages::page);
        router.get("/test/planted.js").order(1).handler(context -> context.response()
                .putHeader("Content-Type", "text/javascript")
                .end("document.getElementById('said').textContent = 'with script'"));
    }

    private static void page(RoutingContext context) {
        String name = context.pathParam("name");
        String body = BODIES.get(name);
        if (body == null) {
            context.response().setStatusCode(404).end();
            return;
        }
        if (!name.equals("foreign-image")) {
            context.response().putHeader("Content-Security-Policy", POLICY);
        }
        context.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader("Set-Cookie", "visited=yes; Path=/test; HttpOnly")
                .end(html(context, body));
    }

    private static String html(RoutingContext context, String body) {
        return """
                <!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Planted</title>
                <main><h1>Planted</h1><p>cookie: %s, language: %s</p>%s</main>"""
                .formatted(
                        context.request().getHeader("Cookie"), context.request().getHeader("Accept-Language"), body);
    }
}
