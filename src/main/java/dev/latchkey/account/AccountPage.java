package dev.latchkey.account;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.password.PasswordConfig;
import dev.latchkey.problem.Problem;
import dev.latchkey.session.Caller;
import dev.latchkey.web.PageRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The account page: as it is opened, and as it comes back with one of its forms refused. */
@ApplicationScoped
class AccountPage {
    private final AccountReading reading;
    private final PasswordConfig passwords;

    AccountPage(AccountReading reading, PasswordConfig passwords) {
        this.reading = reading;
        this.passwords = passwords;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance account(
                AccountView account, AccountForms forms, int minLength, @Nullable Notice notice);
    }

    /**
     * The page as it is.
     *
     * @param after the cursor that the sessions shown begin after; null for the newest
     */
    Uni<RestResponse<TemplateInstance>> open(Caller caller, @Nullable String after, @Nullable Notice notice) {
        return reading.read(caller, sessions(after))
                .map(account -> render(account, AccountForms.of(account.user()), notice))
                .map(Pages::show);
    }

    /** The page with a form that was refused. */
    Uni<RestResponse<TemplateInstance>> refuse(
            Caller caller, Problem problem, BiFunction<AccountForms, Problem, AccountForms> form) {
        return reading.read(caller, sessions(null))
                .map(account -> render(account, form.apply(AccountForms.of(account.user()), problem), null))
                .map(page -> Pages.refuse(page, problem));
    }

    private TemplateInstance render(AccountView account, AccountForms forms, @Nullable Notice notice) {
        return Templates.account(account, forms, passwords.minLength(), notice);
    }

    private static PageRequest sessions(@Nullable String after) {
        return new PageRequest("20", after);
    }
}
