package dev.latchkey.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The one process of all browsers of this JVM: started for the first of them, since a start takes seconds. */
final class Chromium {
    private static @Nullable Chromium running;

    private final ChromeDriver driver;
    private final DevTools devTools;
    private final Journal journal;
    private int open;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
        this.devTools = DevTools.at(address(driver));
        this.journal = new Journal(driver.manage().logs());
    }

    static boolean isInstalled() {
        return browser().isPresent() && program("chromedriver").isPresent();
    }

    static synchronized Chromium running() {
        if (running == null) {
            running = new Chromium(start());
        }
        return running;
    }

    /** Ends the process, if there is one. */
    static synchronized void end() {
        if (running != null) {
            running.quit();
            running = null;
        }
    }

    /** The driver alone would kill it, and what it keeps in the temporary folder would stay. */
    private void quit() {
        var unused = devTools.ask("Browser.close", Map.of());
        long process = ((Number) driver.getCapabilities().getCapability("goog:processID")).longValue();
        ProcessHandle.of(process).map(ProcessHandle::onExit).ifPresent(exit -> exit.completeOnTimeout(
                        null, 5, TimeUnit.SECONDS)
                .join());
        driver.quit();
    }

    /** A new window that shares nothing with any other. */
    Window newWindow() {
        if (open++ == 0) {
            journal.forget();
        }
        String context = devTools.ask("Target.createBrowserContext", Map.of()).getString("browserContextId");
        String target = devTools.ask("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .getString("targetId");
        return new Window(driver, context, target);
    }

    void close(Window window) {
        open--;
        var unused = devTools.ask("Target.disposeBrowserContext", Map.of("browserContextId", window.context()));
    }

    Journal journal() {
        return journal;
    }

    private static ChromeDriver start() {
        // Both paths are given, or Selenium would look for them on the Internet
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options());
    }

    private static ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments("--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run");
        // Whatever a page asks for, nothing leaves this machine
        options.addArguments(
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox"); // as root it refuses to start with one
        }
        return options;
    }

    private static String address(ChromeDriver driver) {
        Object options = driver.getCapabilities().getCapability(ChromeOptions.CAPABILITY);
        return String.valueOf(((Map<?, ?>) options).get("debuggerAddress"));
    }

    private static Optional<File> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
