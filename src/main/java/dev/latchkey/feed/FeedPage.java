package dev.latchkey.feed;

import dev.latchkey.revocation.Revocation.Kind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;

/**
 * A stretch of the revocations, as services need to know them.
 *
 * @param range where it begins and ends
 * @param more whether it ends before what there is
 * @param sids the sessions that ended
 * @param users who was disabled or deleted, and when last, in seconds since 1970, rounded up
 * @param kids the keys that ended before their time
 * @param changed the sessions whose user may do other things since
 */
record FeedPage(
        FeedRange range,
        boolean more,
        List<String> sids,
        Map<String, Long> users,
        List<String> kids,
        Map<String, Long> changed) {
    static final int LARGEST = 1_000;

    static FeedPage empty(FeedRange range) {
        return new FeedPage(range, false, List.of(), Map.of(), List.of(), Map.of());
    }

    /** What is read of this range: at most one more than fits. */
    static FeedPage of(FeedRange asked, RowSet<Row> rows) {
        boolean more = rows.rowCount() > LARGEST;
        FeedPage page = new FeedPage(
                asked, more, new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        long last = 0;
        int left = LARGEST;
        for (Row row : rows) {
            if (left-- > 0) {
                page.add(row);
                last = row.getLong("position");
            }
        }
        return more ? page.upTo(last) : page;
    }

    private FeedPage upTo(long last) {
        return new FeedPage(new FeedRange(range.after(), last), more, sids, users, kids, changed);
    }

    private void add(Row row) {
        String subject = row.getString("subject");
        switch (Kind.named(row.getString("kind"))) {
            case SESSION_ENDED -> sids.add(subject);
            case USER_ENDED -> users.put(subject, row.getLong("at"));
            case KEY_ENDED -> kids.add(subject);
            case SESSION_CHANGED -> changed.put(subject, row.getLong("at"));
            case KEYS_CHANGED, USER_CHANGED -> {
                // the key set says it; and it is for nodes alone
            }
        }
    }

    JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setClaim("next", range.next());
        claims.setClaim("sids", sids);
        claims.setClaim("users", timed("sub", users));
        claims.setClaim("kids", kids);
        claims.setClaim("changed", timed("sid", changed));
        if (more) {
            claims.setClaim("more", true);
        }
        return claims;
    }

    private static List<Map<String, Object>> timed(String name, Map<String, Long> times) {
        return times.entrySet().stream()
                .map(entry -> Map.<String, Object>of(name, entry.getKey(), "at", entry.getValue()))
                .toList();
    }
}
