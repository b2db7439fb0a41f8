package dev.latchkey.page;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a page says of what was done just before. A link can only name one of these, so it cannot put words into our mouth. */
public enum Notice {
    SIGNED_UP,
    SAVED,
    NOTHING_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    VERIFICATION_SENT,
    VERIFICATION_HELD,
    EMAIL_VERIFIED,
    EMAIL_CHANGE_ASKED,
    EMAIL_CHANGE_WITHDRAWN,
    EMAIL_CHANGED,
    EMAIL_RESTORED,
    SIGNED_OUT,
    SIGNED_OUT_ELSEWHERE,
    DELETED,
    USER_DISABLED,
    USER_ENABLED,
    USER_PROMOTED,
    USER_DEMOTED,
    USER_SIGNED_OUT,
    USER_DELETED;

    /** The notice that a query names; null if there is none such. */
    public static @Nullable Notice of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(notice -> notice.queryName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** As it stands in a query. */
    public String queryName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its message. */
    public String key() {
        return MessageKey.of("notice", name());
    }
}
