package dev.latchkey.testing;

import static java.util.Map.entry;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;

/** Pages with something wrong, which the browser tests have to find, and one to try a browser on. */
class PlantedPages {
    private static final String POLICY = "default-src 'self'; style-src 'unsafe-inline'";

    /** Those that do what a policy would keep them from. */
    private static final Set<String> LAWLESS = Set.of("foreign-image", "framed-login", "framed-plain", "posting");

    /** In them, SITE is the application as its visitors know it. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            entry(
                    "plain",
                    """
                    <noscript>no script</noscript><p id="said"></p><script src="/test/planted.js"></script>
                    <form action="plain"><label for="email">Email</label><input id="email" name="email" autocomplete="email">
                    <button>Log in</button></form>"""),
            entry("inline-script", "<script>document.title = 'no'</script>"),
            entry("foreign-image", "<img src='http://elsewhere.latchkey.test/x.png' alt='Elsewhere'>"),
            entry("missing-image", "<img src='nothing.png' alt='Nothing'>"),
            entry("no-label", "<input name='email'>"),
            entry(
                    "dark-on-dark",
                    "<style>@media (prefers-color-scheme: dark) { p { background: #000; color: #222 } }</style><p>?"),
            entry(
                    "small-targets",
                    "<style>a { font-size: 5px; display: block }</style><a href='1'>1</a><a href='2'>2</a>"),
            entry("wide", "<div style='width: 400px'>Wide</div>"),
            entry("framed-login", "<iframe title='Framed' src='SITE/accounts/login'></iframe>"),
            entry("framed-plain", "<iframe title='Framed' src='SITE/test/planted/plain'></iframe>"),
            entry(
                    "posting",
                    """
                    <form method="post" action="SITE/accounts/logout"><button>A kitten</button></form>
                    <form method="post" action="SITE/accounts/sessions/end-others"><button>A puppy</button></form>
                    <form method="post" action="SITE/accounts/login"><input type="hidden" name="email" value="mallory">
                    <input type="hidden" name="password" value="no matter which"><button>A foal</button></form>"""));

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
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        if (LAWLESS.contains(name)) {
            headers.remove("Content-Security-Policy");
        }
        context.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader("Set-Cookie", "visited=yes; Path=/test; HttpOnly")
                .end(html(context, body.replace("SITE", site(context))));
    }

    private static String site(RoutingContext context) {
        return "http://localhost:" + context.request().authority().port();
    }

    private static String html(RoutingContext context, String body) {
        return """
                <!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Planted</title>
                <main><h1>Planted</h1><p>cookie: %s, language: %s</p>%s</main>"""
                .formatted(
                        context.request().getHeader("Cookie"), context.request().getHeader("Accept-Language"), body);
    }
}
