package dev.latchkey.page;

/**
 * The accent, as it can be read in both themes.
 *
 * @param light for bright backgrounds
 * @param dark for dark ones
 */
public record Palette(Accent light, Accent dark) {
    /** Of what is behind text in each theme, that on which it is harder to read. */
    private static final int LIGHT = 0xF3F4F8;

    private static final int DARK = 0x171C26;

    static Palette of(Accent accent) {
        return new Palette(accent.readableOn(LIGHT), accent.readableOn(DARK));
    }
}
