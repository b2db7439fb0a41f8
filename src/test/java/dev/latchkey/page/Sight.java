package dev.latchkey.page;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.TestUser;
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
