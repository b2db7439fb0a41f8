package dev.latchkey.admin;

import dev.latchkey.user.UserView;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the users that were searched for.
 *
 * @param query what they start with; empty for all users
 * @param isFirst whether no users come before these
 * @param next the cursor of those who come after; null where nobody does
 */
record UserListing(String query, boolean isFirst, List<UserLine> users, @Nullable String next) {
    static UserListing of(@Nullable String query, PageRequest request, Page<UserView> found) {
        return new UserListing(
                query == null ? "" : query.strip(),
                request.after() == null,
                found.items().stream().map(UserLine::new).toList(),
                found.next());
    }

    /** Of the page with the same search's first users. */
    public String firstPath() {
        return query.isEmpty() ? "/admin" : "/admin?q=" + encoded(query);
    }

    public String nextPath() {
        String search = query.isEmpty() ? "" : "q=" + encoded(query) + "&";
        return "/admin?" + search + "after=" + next;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
