package dev.latchkey.page;

import dev.latchkey.problem.CannotStart;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour and what can be read on it and against it: WCAG 2.2 asks text for a contrast of 4.5 to 1.
 *
 * @param rgb 0xRRGGBB
 */
public record Accent(int rgb) {
    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double READABLE = 4.5;
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;
    private static final int STEPS = 40;

    static Accent parse(String hex) {
        if (!FORM.matcher(hex).matches()) {
            throw new CannotStart("latchkey.site.accent must be a colour like #3b5bdb.");
        }
        return new Accent(Integer.parseInt(hex.substring(1), 16));
    }

    /** White or black, whichever reads better on this colour. */
    public Accent ink() {
        return contrast(WHITE) >= contrast(BLACK) ? new Accent(WHITE) : new Accent(BLACK);
    }

    /** The colour itself or, where it could not be read on such a background, the nearest darker or lighter one that can. */
    Accent readableOn(int background) {
        int target = new Accent(background).ink().rgb;
        for (int step = 0; step <= STEPS; step++) {
            Accent mixed = mixedWith(target, (double) step / STEPS);
            if (mixed.contrast(background) >= READABLE) {
                return mixed;
            }
        }
        return new Accent(target);
    }

    /** Some of another colour in this one, from 0 (none) to 1 (nothing else). */
    Accent mixedWith(int other, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long channel = Math.round(channel(rgb, shift) * (1 - share) + channel(other, shift) * share);
            mixed |= (int) channel << shift;
        }
        return new Accent(mixed);
    }

    double contrast(int other) {
        double mine = luminance(rgb);
        double others = luminance(other);
        return (Math.max(mine, others) + 0.05) / (Math.min(mine, others) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(channel(rgb, 16)) + 0.7152 * linear(channel(rgb, 8)) + 0.0722 * linear(channel(rgb, 0));
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int channel(int rgb, int shift) {
        return rgb >> shift & 0xFF;
    }

    /** As CSS and SVG write it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
