package dev.latchkey.testing;

import java.util.Map;

/** What a page is looked at on. */
public enum View {
    /** As wide as WCAG 2.2 asks of what must not scroll in two directions (1.4.10). */
    NARROW(320, 640, true),
    PHONE(360, 740, true),
    DESKTOP(1280, 800, false);

    final int width;
    private final int height;
    private final boolean mobile;

    View(int width, int height, boolean mobile) {
        this.width = width;
        this.height = height;
        this.mobile = mobile;
    }

    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile);
    }
}
