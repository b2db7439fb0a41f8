package dev.latchkey.throttle;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How strict a rule is; written {@code 10/1m/15m/1h}, or {@code off}.
 *
 * @param attempts how many may fail until the next one has to wait; none where the rule is off
 * @param delay how long the first of them waits, each further one twice as long as the one before
 * @param longest how long one waits at most
 * @param forget how long after the last failure, and the wait that it brought, all of them are forgotten
 */
public record Figures(int attempts, Duration delay, Duration longest, Duration forget) {
    static final Figures OFF = new Figures(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern FORM =
            Pattern.compile("([1-9]\\d{0,8})/(\\d{1,9}[smhd])/(\\d{1,9}[smhd])/(\\d{1,9}[smhd])");

    boolean isOn() {
        return attempts > 0;
    }

    /** Reads them from the configuration, which finds this by its name. */
    public static Figures of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (parts.matches()) {
            return new Figures(
                    Integer.parseInt(parts.group(1)),
                    duration(parts.group(2)),
                    duration(parts.group(3)),
                    duration(parts.group(4)));
        }
        if (text.strip().equals("off")) {
            return OFF;
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is neither \"off\" nor like \"10/1m/15m/1h\": the attempts that"
                        + " may fail, the first wait, the longest, and when all is forgotten");
    }

    private static Duration duration(String text) {
        boolean isDays = text.endsWith("d");
        Duration duration = Duration.parse((isDays ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is longer than ten years");
        }
        return duration;
    }
}
