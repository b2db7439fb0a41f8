package dev.latchkey.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a page is looked at.
 *
 * @param dark whether somebody prefers a dark page
 * @param still whether somebody prefers that nothing moves
 */
record Look(View view, boolean dark, boolean still) {
    static final Look FIRST = new Look(View.DESKTOP, false, false);

    /**
     * Each page has to be right in both of these: colours are the same in either size, and sizes in either colours. Nothing
     * moves, or what is seen would depend on when.
     */
    static List<Look> all() {
        return List.of(new Look(View.PHONE, true, true), new Look(View.DESKTOP, false, true));
    }

    void apply(Window window) {
        window.command("Emulation.setDeviceMetricsOverride", view.metrics());
        window.command("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme(), motion())));
    }

    private Map<String, String> scheme() {
        return Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    }

    private Map<String, String> motion() {
        return Map.of("name", "prefers-reduced-motion", "value", still ? "reduce" : "no-preference");
    }

    /** Such as {@code dark-phone}. */
    @Override
    public String toString() {
        return (dark ? "dark-" : "light-") + view.name().toLowerCase(Locale.ROOT);
    }
}
