package dev.latchkey.page;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that the pages are made with, in memory: small and few. Made first of all, since a missing logo stops the start. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@Singleton
class Assets {
    private static final String PICO = "META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.classless.min.css";
    private static final Map<String, String> PICTURES = Map.of(
            "svg",
            "image/svg+xml",
            "png",
            "image/png",
            "webp",
            "image/webp",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg");

    private final Asset stylesheet;
    private final Asset script;
    private final Asset icon;
    private final Asset logo;
    private final Map<String, Asset> byName;

    Assets(SiteConfig config) {
        Accent accent = Accent.parse(config.accent());
        stylesheet = Asset.text(
                "latchkey", "css", "text/css", read(PICO) + colours(Palette.of(accent)) + read("pages/latchkey.css"));
        script = Asset.text("latchkey", "js", "text/javascript", read("pages/latchkey.js"));
        icon = Asset.text("key", "svg", "image/svg+xml", icon(accent));
        logo = config.logo().map(Assets::picture).orElse(icon);
        byName = Stream.of(stylesheet, script, icon, logo)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));
    }

    Optional<Asset> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Asset stylesheet() {
        return stylesheet;
    }

    Asset script() {
        return script;
    }

    Asset icon() {
        return icon;
    }

    Asset logo() {
        return logo;
    }

    /** Variables, since a policy without inline styles allows no other way. */
    private static String colours(Palette palette) {
        return ":root{--accent:%s;--accent-strong:%s;--accent-ink:%s}"
                        .formatted(
                                palette.light(),
                                palette.light().mixedWith(0x000000, 0.2),
                                palette.light().ink())
                + "@media screen and (prefers-color-scheme:dark){:root{--accent:%s;--accent-strong:%s;--accent-ink:%s}}"
                        .formatted(
                                palette.dark(),
                                palette.dark().mixedWith(0xFFFFFF, 0.2),
                                palette.dark().ink());
    }

    private static String icon(Accent accent) {
        return read("pages/key.svg").replace("#fff", accent.ink().toString()).replace("#3b5bdb", accent.toString());
    }

    private static Asset picture(Path file) {
        String name = String.valueOf(file.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String type = PICTURES.get(extension);
        if (type == null) {
            throw new CannotStart("latchkey.site.logo must be a file that ends with .svg, .png, .webp or .jpg.");
        }
        try {
            return Asset.of("logo", extension, type, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CannotStart("the file of latchkey.site.logo cannot be read: " + file);
        }
    }

    private static String read(String resource) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
