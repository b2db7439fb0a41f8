package dev.latchkey.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the chain.
 *
 * @param position from 1; 0 before the first event
 * @param hash over all up to here, as 64 lower-case hexadecimal digits
 */
record Link(long position, String hash) {
    /** What the very first event is chained to. */
    static final Link FIRST = new Link(0, "0".repeat(64));

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** Reads what {@link #toString()} writes. */
    static Optional<Link> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Link(Long.parseLong(form.group(1)), form.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
