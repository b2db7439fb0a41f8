package dev.latchkey.problem;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses by {@code Accept-Language} (RFC 9110, section 12.5.4), leniently: what cannot be understood is passed over. The
 * JDK's own parser fails on some texts with more than it declares, and takes milliseconds for others.
 */
final class Languages {
    private static final Pattern RANGE = Pattern.compile(
            "\\s*+(\\p{Alpha}{1,8})(?:-[\\w-]*+)?\\s*+(?:;\\s*+q=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*+)?");

    private Languages() {}

    /** The one of these that is wanted most; the first where none is. */
    static Locale best(List<Locale> known, String accepted) {
        Locale best = known.get(0);
        double most = 0;
        for (String range : accepted.split(",", -1)) {
            Matcher parts = RANGE.matcher(range);
            if (parts.matches() && quality(parts) > most && known.contains(language(parts))) {
                best = language(parts);
                most = quality(parts);
            }
        }
        return best;
    }

    private static Locale language(Matcher parts) {
        return Locale.forLanguageTag(parts.group(1));
    }

    private static double quality(Matcher parts) {
        return parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
    }
}
