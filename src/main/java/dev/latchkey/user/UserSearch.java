package dev.latchkey.user;

import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of users by keyset, of all or of those of a prefix: one more than the page holds, newest first. */
final class UserSearch {
    private static final String NEWEST_FIRST = " order by id desc";
    private static final String OF_PREFIX =
            " and (emailKey like ?2 escape '!' or username like ?2 escape '!' or nameKey like ?2 escape '!')";

    private UserSearch() {}

    static Uni<List<User>> run(@Nullable String prefix, PageRequest page) {
        PanacheQuery<User> query = prefix == null || prefix.isBlank()
                ? User.find("id < ?1" + NEWEST_FIRST, page.bound())
                : User.find("id < ?1" + OF_PREFIX + NEWEST_FIRST, page.bound(), startingWith(prefix));
        return query.range(0, page.size()).list();
    }

    private static String startingWith(String prefix) {
        return Folded.of(prefix.strip()).replaceAll("[!%_]", "!$0") + "%";
    }
}
