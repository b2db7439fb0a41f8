package dev.latchkey.account;

import dev.latchkey.page.Moment;
import dev.latchkey.session.SessionLine;
import dev.latchkey.user.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the account page shows, but for its forms.
 *
 * @param address what there is to say of the address
 * @param sessions newest first
 * @param next the cursor for older sessions; null where there are none
 */
record AccountView(
        UserView user, boolean isAdmin, AddressState address, List<SessionLine> sessions, @Nullable String next) {
    /** The day of the registration, in UTC, as ISO 8601 writes it. */
    public String memberSince() {
        return new Moment(user.createdAt()).day();
    }

    /** Whether there is any session but the one that asks. */
    public boolean isElsewhereToo() {
        return next != null
                || sessions.stream().anyMatch(line -> !line.session().current());
    }
}
