package dev.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Pictures of whole pages, in {@code target/screenshots}. */
final class Screenshot {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshot() {}

    static void take(Window window, Look look, String name) {
        Map<String, Object> picture = window.command(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "optimizeForSpeed",
                        true,
                        "captureBeyondViewport",
                        true,
                        "clip",
                        whole(window, look)));
        try {
            Files.createDirectories(FOLDER);
            Files.write(
                    FOLDER.resolve(name + "-" + look + ".png"),
                    Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> whole(Window window, Look look) {
        Map<?, ?> content =
                (Map<?, ?>) window.command("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        return Map.of("x", 0, "y", 0, "width", look.view().width, "height", content.get("height"), "scale", 1);
    }
}
