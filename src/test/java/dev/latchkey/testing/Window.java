package dev.latchkey.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A window with one page, and with cookies of its own. The driver serves one window at a time, and turns to this one where
 * the last command was for another.
 *
 * @param context names its cookies and storage
 * @param target names the window, and the page in it
 */
record Window(ChromeDriver shared, String context, String target) {
    private static String current = "";

    ChromeDriver driver() {
        if (!target.equals(current)) {
            var unused = shared.switchTo().window(target);
            current = target;
        }
        return shared;
    }

    /** The result of a command of the DevTools protocol. */
    Map<String, Object> command(String method, Map<String, Object> parameters) {
        return driver().executeCdpCommand(method, parameters);
    }

    /** What this function body returns, whatever the page's policy; a promise only where the page may run script. */
    @Nullable
    Object evaluate(String body, Object... arguments) {
        return driver().executeScript(body, arguments);
    }
}
