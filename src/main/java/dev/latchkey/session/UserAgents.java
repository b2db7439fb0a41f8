package dev.latchkey.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/** Reads a {@code User-Agent} with the some 550 expressions of the uap-core project, which takes milliseconds. */
final class UserAgents {
    private static final String UNKNOWN = "Other";
    private static final String MAC_OF_OLD = "Mac OS X";

    /** Some expressions take the name from what was sent. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._+!/()-]{1,60}");

    private final Parser parser = new Parser();

    Device read(String userAgent) {
        UserAgent browser = parser.parseUserAgent(userAgent);
        OS system = parser.parseOS(userAgent);
        return new Device(name(browser.family), name(MAC_OF_OLD.equals(system.family) ? "macOS" : system.family));
    }

    private static @Nullable String name(@Nullable String family) {
        return family == null || family.equals(UNKNOWN) || !NAME.matcher(family).matches() ? null : family;
    }
}
