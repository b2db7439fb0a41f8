package dev.latchkey.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path of this site, which a visitor may be sent to on a stranger's word: nothing that a browser takes for another site. */
public final class LocalPath {
    /** Printable ASCII after one slash; neither a second slash nor a backslash, which browsers take for one, comes next. */
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,500}");

    private LocalPath() {}

    /** The path in this text, or else another. */
    public static String of(@Nullable String text, String otherwise) {
        return text != null && FORM.matcher(text).matches() ? text : otherwise;
    }
}
