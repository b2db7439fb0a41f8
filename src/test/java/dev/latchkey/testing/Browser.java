package dev.latchkey.testing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Somebody's browser at the application under test, in a {@link BrowserTest}: a window of a headless Chromium. Cookies
 * and storage are new, and shared with no other, however many are open. It begins in English, light, and as wide as a
 * desktop.
 */
public final class Browser implements AutoCloseable {
    /** More stops than a page has. */
    private static final int MANY = 50;

    private static final String RINGED =
            """
            const style = getComputedStyle(document.activeElement)
            return document.activeElement === document.body
              || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2""";

    private final Chromium chromium = Chromium.running();
    private final Window window = chromium.newWindow();
    private final String origin = "http://localhost:" + RestAssured.port;
    private final boolean script;
    private Look look = Look.FIRST;
    private String language = "en";

    private Browser(boolean script) {
        this.script = script;
        window.command("Emulation.setScriptExecutionDisabled", Map.of("value", !script));
        window.command("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        look.apply(window);
        speak(language);
    }

    /** For what has to work with script and without. */
    public static Browser open(boolean script) {
        return new Browser(script);
    }

    public static Browser open() {
        return new Browser(true);
    }

    /** One that runs no page's script. {@link #evaluate} still works in it, but not {@link #assertAccessible}. */
    public static Browser openWithoutScript() {
        return new Browser(false);
    }

    /** From the next page on, prefers this language. */
    public void speak(String preferred) {
        language = preferred;
        pretend(String.valueOf(window.evaluate("return navigator.userAgent")));
    }

    /** From the next page on, says that it is this one. */
    public void pretend(String userAgent) {
        window.command("Emulation.setUserAgentOverride", Map.of("userAgent", userAgent, "acceptLanguage", language));
    }

    /** From now on, prefers dark pages. */
    public void darken() {
        change(new Look(look.view(), true, look.still()));
    }

    /** From now on, prefers that nothing moves. */
    public void calm() {
        change(new Look(look.view(), look.dark(), true));
    }

    public void resize(View view) {
        change(new Look(view, look.dark(), look.still()));
    }

    private void change(Look next) {
        look = next;
        look.apply(window);
    }

    /** Opens a path of the application, such as {@code /login}. */
    public void go(String path) {
        window.driver().get(origin + path);
    }

    /** Opens a path under another name of this machine, as if the page there were another site's. */
    public void goElsewhere(String path) {
        window.driver().get(origin.replace("localhost", "127.0.0.1") + path);
    }

    public void back() {
        leave(() -> window.driver().navigate().back());
    }

    /** By the login page; afterwards it is where that leads to. */
    public void logIn(TestUser user) {
        go("/accounts/login");
        fillIn(user);
    }

    /** Logs in by the login page, which is open. */
    public void fillIn(TestUser user) {
        find("#email").sendKeys(user.email());
        find("#password").sendKeys(user.password());
        follow(find("main form > button"));
    }

    /** Asserts that the page that is open, or is about to be, has a path that starts so. */
    public void assertAt(String start) {
        var unused = Patience.soon(() -> path().startsWith(start));
        assertThat(path(), startsWith(start));
    }

    /** The path of the page that is open, with its query. */
    public String path() {
        URI url = URI.create(window.driver().getCurrentUrl());
        return url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
    }

    /** All of the page that can be read. */
    public String text() {
        return String.valueOf(evaluate("return document.body.innerText"));
    }

    /** The first element that a CSS selector finds; an exception if there is none. */
    public WebElement find(String selector) {
        return window.driver().findElement(By.cssSelector(selector));
    }

    /** All elements that a CSS selector finds. */
    public List<WebElement> findAll(String selector) {
        return window.driver().findElements(By.cssSelector(selector));
    }

    /** The field with this label. */
    public WebElement field(String label) {
        String id = window.driver()
                .findElement(By.xpath("//label[normalize-space()='%s']".formatted(label)))
                .getDomAttribute("for");
        return window.driver().findElement(By.id(id));
    }

    /** Clicks the button or the link with this text, and waits for the page that it leads to. */
    public void click(String text) {
        follow(window.driver()
                .findElement(By.xpath("//*[self::a or self::button][normalize-space()='%s']".formatted(text))));
    }

    /** Clicks a button or a link, and waits for the page that it leads to. */
    public void follow(WebElement buttonOrLink) {
        leave(buttonOrLink::click);
    }

    /** Presses Enter, and waits for the page that it leads to. */
    public void enter() {
        leave(() -> press(Keys.ENTER));
    }

    /** The driver waits for a page only if it has begun to come when what leads to it is done. */
    private void leave(Runnable action) {
        Object left = which();
        action.run();
        assertTrue(
                Patience.soon(() -> {
                    Object now = which();
                    return now != null && !now.equals(left);
                }),
                () -> "nothing comes after " + path());
    }

    /** Tells one page from the next; null while one gives way to another. */
    private @Nullable Object which() {
        try {
            return window.evaluate("return document.readyState === 'complete' ? performance.timeOrigin : null");
        } catch (WebDriverException e) {
            return null;
        }
    }

    /** What a function body returns, in the page whatever its policy. */
    public Object evaluate(String body, Object... arguments) {
        return window.evaluate(body, arguments);
    }

    /** Presses these keys one after the other, such as {@code Keys.TAB}. */
    public void press(CharSequence... keys) {
        new Actions(window.driver()).sendKeys(keys).perform();
    }

    /** Presses Tab until this has the focus, as {@link #focused} names it, and asserts that one always sees what has it. */
    public void tabTo(String wanted) {
        List<String> passed = new ArrayList<>();
        do {
            press(Keys.TAB);
            passed.add(focused());
            assertEquals(true, evaluate(RINGED), () -> "nothing shows the focus of " + focused());
        } while (!focused().equals(wanted) && passed.size() < MANY);
        assertEquals(wanted, focused(), () -> "not among " + passed);
    }

    /** Types into what has the focus. */
    public void type(String text) {
        press(text);
    }

    /** Asserts that this has the focus, as {@link #focused} names it, or has it soon: a new page gives it away last. */
    public void assertFocused(String wanted) {
        var unused = Patience.soon(() -> focused().equals(wanted));
        assertEquals(wanted, focused());
    }

    /** What has the focus, such as {@code input#email "Email"} or {@code a "Log in"}; {@code body} if nothing has. */
    public String focused() {
        return String.valueOf(
                evaluate(
                        """
                const e = document.activeElement
                if (e === document.body) return 'body'
                const text = (e.labels?.length ? e.labels[0] : e).textContent || e.getAttribute('aria-label') || e.title
                const name = e.id ? '#' + e.id : e.name ? '[name=' + e.name + ']' : ''
                return e.localName + name + ' "' + text.trim().replace(/\\s+/g, ' ') + '"'"""));
    }

    /** Takes pictures of the page as {@code target/screenshots/NAME-LOOK.png}, light and dark, on a phone and a desktop. */
    public void shoot(String name) {
        inEachLook(each -> Screenshot.take(window, each, name));
    }

    /** Asserts that axe finds nothing wrong with the page, light and dark, on a phone and a desktop. It needs script. */
    public void assertAccessible() {
        assertTrue(script, "axe cannot look at a page that may not run script");
        List<String> violations = new ArrayList<>();
        inEachLook(each -> violations.addAll(Axe.violations(window, each)));
        if (!violations.isEmpty()) {
            fail(path() + " is not accessible:\n  " + String.join("\n  ", violations));
        }
    }

    private void inEachLook(Consumer<Look> action) {
        try {
            Look.all().forEach(each -> {
                each.apply(window);
                action.accept(each);
            });
        } finally {
            look.apply(window);
        }
    }

    /** Asserts that the page scrolls in one direction only on the narrowest phone. */
    public void assertFits() {
        new Look(View.NARROW, look.dark(), true).apply(window);
        Number width = (Number) evaluate("return document.documentElement.scrollWidth");
        look.apply(window);
        assertTrue(width.intValue() <= View.NARROW.width, () -> path() + " is " + width + " px wide");
    }

    /** Asserts that no browser that is open has had an error, or something blocked by a page's policy. */
    public void assertNoConsoleErrors() {
        assertEquals(List.of(), chromium.journal().errors(window));
    }

    /** Asserts that this browser has asked nobody but the application for anything. */
    public void assertNoForeignRequests() {
        List<String> foreign = chromium.journal().requests(window).stream()
                .filter(url -> !url.startsWith(origin + "/") && !url.startsWith("data:"))
                .toList();
        assertEquals(List.of(), foreign);
    }

    @Override
    public void close() {
        chromium.close(window);
    }
}
