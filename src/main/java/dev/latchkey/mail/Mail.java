package dev.latchkey.mail;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a user.
 *
 * @param to the address in the user's row, or the one that will be there: never one that was merely typed
 * @param name the user's; it is written only to an address that is the user's and verified, since somebody who registers the
 *     address of somebody else chooses the name as well
 * @param language the best of ours for its reader; {@link #LAST_USED} where no request of theirs says
 * @param token of its one link, in clear; null where the link needs none
 * @param details what else its text names, by {@link #LIFE}, {@link #ADDRESS} and the other names here; never secret
 */
public record Mail(
        MailKind kind,
        UUID userId,
        String to,
        String name,
        Locale language,
        @Nullable String token,
        Map<String, String> details) {
    /** The language that the user was last written to in. */
    public static final Locale LAST_USED = Locale.ROOT;

    /** How long its link works, as {@code Duration} writes it: {@code PT1H}. Needed where there is a token. */
    public static final String LIFE = "life";

    /** Another address of the user: of {@link MailKind#EMAIL_CHANGE_ASKED}, the new one. */
    public static final String ADDRESS = "address";

    /** The address of a client, such as {@code 192.0.2.7}. */
    public static final String IP = "ip";

    /** The browser of a client, or another program's name. */
    public static final String BROWSER = "browser";

    /** The operating system of a client. */
    public static final String SYSTEM = "system";

    public Mail {
        details = Map.copyOf(details);
    }

    /** What may be printed: neither the token nor whom it is to. */
    @Override
    public String toString() {
        return kind.slug() + " to " + userId;
    }
}
