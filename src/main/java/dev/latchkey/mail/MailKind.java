package dev.latchkey.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is mailed. Known to clients and the database by its slug, which never changes. */
public enum MailKind {
    /** Asks whether the address is the user's. */
    VERIFICATION("/accounts/verification"),
    /** Somebody has tried to register with an address that has an account. */
    ADDRESS_TAKEN(Paths.RESET),
    PASSWORD_RESET(Paths.RESET + "/confirm"),
    LOGIN_LINK("/accounts/login/link"),
    /** To the new address, which it asks about. */
    EMAIL_CHANGE("/accounts/email"),
    /** To the old address, which it warns. */
    EMAIL_CHANGE_ASKED("/accounts/email/undo"),
    NEW_LOGIN(Paths.RESET),
    PASSWORD_CHANGED(Paths.RESET),
    ACCOUNT_DISABLED(null),
    /** A refresh token was used again, and its session has ended. */
    REFRESH_REUSED(Paths.RESET);

    private final Optional<String> path;

    MailKind(@Nullable String path) {
        this.path = Optional.ofNullable(path);
    }

    /** The kind of that slug, if there is one. */
    public static Optional<MailKind> withSlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** Its lower-case name, such as {@code password-reset}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its one link; empty where it has none. Nothing of it is taken from a request. */
    Optional<String> link(String url, @Nullable String token) {
        return path.map(page -> url + page + (token == null ? "" : "?token=" + token));
    }

    private static final class Paths {
        static final String RESET = "/accounts/password-reset";
    }
}
