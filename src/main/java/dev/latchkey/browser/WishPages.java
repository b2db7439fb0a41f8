package dev.latchkey.browser;

import dev.latchkey.onetime.AddressRequest;
import dev.latchkey.page.Form;
import dev.latchkey.page.Pages;
import dev.latchkey.page.Validity;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.Reader;
import dev.latchkey.session.Clients;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The pages where anybody asks for a link to be mailed. */
@ApplicationScoped
public class WishPages {
    private static final Form EMPTY = Form.of("email");

    private final Clients clients;
    private final Validity validity;

    WishPages(Clients clients, Validity validity) {
        this.clients = clients;
        this.validity = validity;
    }

    /** The page as it is before anybody has asked. */
    public static RestResponse<TemplateInstance> form(WishPage page) {
        return Pages.show(LinkPages.form(EMPTY, page.title(), page.path()));
    }

    /** The page that says to look into one's mail, whatever there is. */
    public static RestResponse<TemplateInstance> mailed(WishPage page) {
        return Pages.show(LinkPages.mailed(page.mailed()));
    }

    /** Passes on what the form asks for, and goes on to where it says so; where that is refused, the form comes back. */
    public Uni<RestResponse<TemplateInstance>> ask(
            AddressRequest form, WishPage page, HttpServerRequest connection, Asking asking) {
        return validity.of(form)
                .chain(valid -> asking.ask(
                        valid,
                        clients.of(connection).ip(),
                        Reader.of(connection).language()))
                .map(unused -> Pages.goTo(page.path() + "/mailed"))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused(form, page, failure));
    }

    private static RestResponse<TemplateInstance> refused(AddressRequest form, WishPage page, Problem problem) {
        Form typed = EMPTY.with("email", form.email()).refused(problem, "");
        return Pages.refuse(LinkPages.form(typed, page.title(), page.path()), problem);
    }

    /** What is asked for; from which address and in which language. */
    @FunctionalInterface
    public interface Asking {
        Uni<Void> ask(AddressRequest request, @Nullable String ip, Locale language);
    }
}
