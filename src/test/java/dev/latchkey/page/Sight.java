package dev.latchkey.page;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.TestUser;
import jakarta.enterprise.inject.spi.CDI;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page in one of its states.
 *
 * @param name of its pictures
 * @param visitor who looks at it; null where nobody is logged in
 * @param path where it is
 * @param act what one does there to see it so
 */
record Sight(String name, @Nullable Supplier<TestUser> visitor, String path, Consumer<Browser> act) {
    /** All that there are. */
    static Stream<Sight> all() {
        return Stream.of(
                ofAnyone("welcome", "/"),
                ofAnyone("welcome-deleted", "/?notice=deleted"),
                ofAnyone("signup", "/accounts/signup"),
                ofAnyone("signup-typing", "/accounts/signup", type("#password", "seven 7")),
                ofAnyone("signup-refused", "/accounts/signup", click("main form button:not(.show)")),
                ofAnyone("login", "/accounts/login"),
                ofAnyone("login-signed-up", "/accounts/login?notice=signed-up"),
                ofAnyone("login-refused", "/accounts/login", browser -> browser.fillIn(NOBODY)),
                ofAnyone("login-not-asked-for", "/accounts/login?notice=email-restored"),
                ofAnyone("login-by-mail", "/accounts/login/by-mail"),
                ofAnyone("login-by-mail-mailed", "/accounts/login/by-mail/mailed"),
                ofAnyone("login-link-expired", "/accounts/login/link"),
                ofAnyone("password-reset", "/accounts/password-reset"),
                ofAnyone("password-reset-refused", "/accounts/password-reset", click("main form button")),
                ofAnyone("password-reset-mailed", "/accounts/password-reset/mailed"),
                ofAnyone("password-reset-expired", "/accounts/password-reset/confirm"),
                ofAnyone("signup-mailed", "/accounts/signup/mailed"),
                ofLink("login-link", MailedLinks::loginToken, "/accounts/login/link"),
                ofLink("password-new", MailedLinks::resetToken, "/accounts/password-reset/confirm"),
                ofLink(
                        "password-new-refused",
                        MailedLinks::resetToken,
                        "/accounts/password-reset/confirm",
                        click("main form button:not(.show)")),
                ofLink("verification", MailedLinks::verificationToken, "/accounts/verification"),
                ofLink(
                        "verification-reject",
                        MailedLinks::verificationToken,
                        "/accounts/verification",
                        click("main form a.quiet")),
                ofAnyone("verification-rejected", "/accounts/verification/reject/done"),
                ofLink(
                        "email-change",
                        (links, user) ->
                                links.change(user, TestUser.uniqueEmail()).confirm(),
                        "/accounts/email"),
                ofLink(
                        "email-undo",
                        (links, user) ->
                                links.change(user, TestUser.uniqueEmail()).undo(),
                        "/accounts/email/undo"),
                ofUser("account-address-pending", "/accounts", Sight::askForAddress),
                ofUser("account-address-refused", "/accounts", send("address")),
                ofAnyone("logout", "/accounts/logout"),
                ofAnyone("not-found", "/nothing/here"),
                ofAnyone("problems", "/problems"),
                ofAnyone("problem", "/problems/invalid-credentials"),
                ofUser("home", "/"),
                ofUser("account", "/accounts"),
                ofUser("account-saved", "/accounts?notice=saved"),
                ofUser(
                        "account-profile-refused",
                        "/accounts",
                        type("#username", "A B").andThen(send("profile"))),
                ofUser("account-password-refused", "/accounts", send("password")),
                ofUser(
                        "account-deletion-refused",
                        "/accounts",
                        type("#password", "no").andThen(send("delete"))),
                ofAdmin("home-admin", "/"),
                ofAdmin("admin", "/admin"),
                ofAdmin("admin-nobody", "/admin?q=nobody-is-called-that"));
    }

    private static final TestUser NOBODY = new TestUser("", "nobody@example.org", "no password", "");

    private static Sight ofAnyone(String name, String path) {
        return ofAnyone(name, path, browser -> {});
    }

    private static Sight ofAnyone(String name, String path, Consumer<Browser> act) {
        return new Sight(name, null, path, act);
    }

    private static Sight ofUser(String name, String path) {
        return ofUser(name, path, browser -> {});
    }

    private static Sight ofUser(String name, String path, Consumer<Browser> act) {
        return new Sight(name, TestUser::registered, path, act);
    }

    private static Sight ofLink(String name, BiFunction<MailedLinks, TestUser, String> token, String path) {
        return ofLink(name, token, path, browser -> {});
    }

    private static Sight ofLink(
            String name, BiFunction<MailedLinks, TestUser, String> token, String path, Consumer<Browser> act) {
        Consumer<Browser> follow = browser -> browser.go(path + "?token="
                + token.apply(CDI.current().select(MailedLinks.class).get(), TestUser.registered()));
        return new Sight(name, null, "/", follow.andThen(act));
    }

    private static void askForAddress(Browser browser) {
        browser.find("#email").sendKeys("ada." + UUID.randomUUID() + "@example.org");
        browser.find("#email_password").sendKeys("correct horse battery staple");
        send("address").accept(browser);
    }

    private static Sight ofAdmin(String name, String path) {
        return new Sight(name, TestUser::admin, path, browser -> {});
    }

    private static Consumer<Browser> type(String selector, String text) {
        return browser -> browser.find(selector).sendKeys(text);
    }

    private static Consumer<Browser> send(String form) {
        return click("form[action='/accounts/%s'] button:not(.show)".formatted(form));
    }

    private static Consumer<Browser> click(String selector) {
        return browser -> browser.follow(browser.find(selector));
    }

    void open(Browser browser) {
        if (visitor != null) {
            browser.logIn(visitor.get());
        }
        browser.go(path);
        act.accept(browser);
    }

    @Override
    public String toString() {
        return name;
    }
}
