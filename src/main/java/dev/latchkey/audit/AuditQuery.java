package dev.latchkey.audit;

import dev.latchkey.database.TimedId;
import dev.latchkey.web.PageRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement that a filter comes to: only with what is asked for, so that there is an index for each condition, but for
 * {@code success}, which nearly every event is. With an {@code OR}, PostgreSQL reads the whole log for a user whose many events are old.
 */
final class AuditQuery {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple parameters = Tuple.tuple();
    private String limit = "";
    private @Nullable String user;

    private AuditQuery() {}

    static AuditQuery of(AuditFilter filter, PageRequest page) {
        AuditQuery query = new AuditQuery();
        query.add("id < ?", page.bound());
        query.add("action = ?", filter.action());
        query.outcome(filter.outcome());
        query.add("ip = ?", filter.address());
        query.since(filter.begin());
        query.until(filter.end());
        query.parameters.addValue(page.size() + 1);
        query.limit = "$" + query.parameters.size();
        query.user(filter.userId());
        return query;
    }

    private void user(@Nullable UUID id) {
        if (id != null) {
            parameters.addValue(id);
            user = "$" + parameters.size();
        }
    }

    /** The index has only what is no success; that this is none must not depend on a parameter. */
    private void outcome(@Nullable String outcome) {
        add("outcome = ?", outcome);
        if (outcome != null && !outcome.equals(AuditEvent.SUCCESS)) {
            conditions.add("outcome <> 'success'");
        }
    }

    /** An event's id has its time, so a span of time is one of the primary key. */
    private void since(@Nullable Instant begin) {
        if (begin != null) {
            add("id >= ?", TimedId.before(begin));
            add("at >= ?", begin.atOffset(ZoneOffset.UTC));
        }
    }

    /** Within its last millisecond, only the time itself tells. */
    private void until(@Nullable Instant end) {
        if (end != null) {
            add("id < ?", TimedId.before(end.plusMillis(1)));
            add("at < ?", end.atOffset(ZoneOffset.UTC));
        }
    }

    private void add(String condition, @Nullable Object value) {
        if (value != null) {
            parameters.addValue(value);
            conditions.add(condition.replace("?", "$" + parameters.size()));
        }
    }

    String sql() {
        return user == null ? where("true") : union(where("actor = " + user), where("subject = " + user)) + inOrder();
    }

    /** Both in their order, each by its index; what a user did to themselves is in both, and comes once. */
    static String union(String one, String other) {
        return "SELECT * FROM ((" + one + ") UNION (" + other + ")) e";
    }

    private String where(String more) {
        return "SELECT * FROM audit_events WHERE " + more + " AND " + String.join(" AND ", conditions) + inOrder();
    }

    private String inOrder() {
        return " ORDER BY id DESC LIMIT " + limit;
    }

    Tuple parameters() {
        return parameters;
    }
}
