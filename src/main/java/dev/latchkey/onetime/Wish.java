package dev.latchkey.onetime;

import java.util.Arrays;
import java.util.Locale;

/** What somebody who is not logged in may have mailed. Known to the database by its slug. */
public enum Wish {
    PASSWORD_RESET,
    LOGIN_LINK,
    /** They have just registered, and the address is new. */
    VERIFICATION,
    /** They have just registered, and its owner is to know. */
    ADDRESS_TAKEN;

    static Wish withSlug(String slug) {
        return Arrays.stream(values())
                .filter(wish -> wish.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
