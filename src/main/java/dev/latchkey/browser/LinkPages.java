package dev.latchkey.browser;

import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.page.Form;
import dev.latchkey.page.Pages;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The pages that mailed links lead to. The first request takes the token out of the address, the second one shows a page with a
 * button, and only that one's form does something: a mail scanner that opens the link changes nothing.
 */
@ApplicationScoped
public class LinkPages {
    private final LinkCookie cookie;

    LinkPages(LinkCookie cookie) {
        this.cookie = cookie;
    }

    @CheckedTemplate(basePath = "link")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance question(LinkPage page, LinkHolder holder, Form form);

        static native TemplateInstance expired(WayOn on);

        static native TemplateInstance ask(Form form, String kind, String path);

        static native TemplateInstance mailed(String text);
    }

    /**
     * The page to ask for a link.
     *
     * @param kind the key of its title
     * @param path where its form is sent
     */
    public static TemplateInstance form(Form form, String kind, String path) {
        return Templates.ask(form, kind, path);
    }

    /** The page that says to look into one's mail, whatever there is: its text has this key. */
    public static TemplateInstance mailed(String text) {
        return Templates.mailed(text);
    }

    /**
     * Opens the page.
     *
     * @param token of the address; null where it is gone from there
     * @param page what is shown to who has a good token; fails with {@code invalid-token} otherwise
     */
    public Uni<RestResponse<TemplateInstance>> open(
            @Nullable String token, WayOn on, RoutingContext context, Function<String, Uni<TemplateInstance>> page) {
        if (token != null) {
            return Uni.createFrom().item(() -> takeAway(token, context));
        }
        return withToken(on, context, text -> page.apply(text).map(Pages::show));
    }

    private RestResponse<TemplateInstance> takeAway(String token, RoutingContext context) {
        hideOrigin(context);
        cookie.keep(token, context);
        return Pages.goTo(context.normalizedPath());
    }

    /** Does something with the token that the page was opened with, which may fail with {@code invalid-token}. */
    public Uni<RestResponse<TemplateInstance>> withToken(
            WayOn on, RoutingContext context, Function<String, Uni<RestResponse<TemplateInstance>>> act) {
        hideOrigin(context);
        return cookie.read(context)
                .map(act)
                .orElseGet(() -> Uni.createFrom().failure(Problem.invalidLink()))
                .onFailure(LinkPages::isInvalidToken)
                .recoverWithItem(problem -> expired(on, (Problem) problem, context));
    }

    private RestResponse<TemplateInstance> expired(WayOn on, Problem problem, RoutingContext context) {
        cookie.clear(context);
        return Pages.refuse(Templates.expired(on), problem);
    }

    /**
     * Opens a page that asks before it does anything.
     *
     * @param token of the address; null where it is gone from there
     * @param holder who has a good token; fails with {@code invalid-token} otherwise
     */
    public Uni<RestResponse<TemplateInstance>> ask(
            @Nullable String token, LinkPage page, RoutingContext context, Function<String, Uni<LinkHolder>> holder) {
        return open(token, page.on(), context, text -> holder.apply(text)
                .map(found -> Templates.question(page, found, Form.of())));
    }

    /** Does what such a page has asked. Where that is refused, the page comes back, and the token may be good for another try. */
    public Uni<RestResponse<TemplateInstance>> answer(
            LinkPage page,
            RoutingContext context,
            Function<String, Uni<LinkHolder>> holder,
            Function<String, Uni<RestResponse<TemplateInstance>>> act) {
        return withToken(page.on(), context, token -> holder.apply(token).chain(found -> act.apply(token)
                .invoke(() -> leave(context))
                .onFailure(LinkPages::isRefusal)
                .recoverWithItem(failure -> refuse(page, found, (Problem) failure))));
    }

    private static RestResponse<TemplateInstance> refuse(LinkPage page, LinkHolder holder, Problem problem) {
        return Pages.refuse(Templates.question(page, holder, Form.of().refused(problem, "")), problem);
    }

    /** The token has been used, and is not needed any more. */
    public void leave(RoutingContext context) {
        cookie.clear(context);
    }

    /** The same, on a page below the one at this path, where the link led. */
    public void leave(String path, RoutingContext context) {
        cookie.clear(path, context);
    }

    /** Whether something else is wrong than the link. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem && !isInvalidToken(failure);
    }

    private static boolean isInvalidToken(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == ProblemType.INVALID_TOKEN;
    }

    private static void hideOrigin(RoutingContext context) {
        context.response().headers().set("Referrer-Policy", "no-referrer");
    }
}
