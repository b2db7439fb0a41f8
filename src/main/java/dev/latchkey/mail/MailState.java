package dev.latchkey.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a mail. Known to clients and the database by its slug, which never changes. */
public enum MailState {
    /** It is to be sent, be it for the first time or again. */
    WAITING,
    /** A mail server has taken it. */
    SENT,
    /** It could not be sent, and is not tried again. */
    GIVEN_UP,
    /** There is no mail server; a developer looks at it. */
    KEPT;

    /** The state of that slug, if there is one. */
    public static Optional<MailState> withSlug(String slug) {
        return Arrays.stream(values())
                .filter(state -> state.slug().equals(slug))
                .findFirst();
    }

    /** Its lower-case name, such as {@code given-up}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
