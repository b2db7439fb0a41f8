package dev.latchkey.audit;

import dev.latchkey.web.PageRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statement that a filter comes to: only with what is asked for, so that there is an index for it. */
final class AuditQuery {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple parameters = Tuple.tuple();

    private AuditQuery() {}

    static AuditQuery of(AuditFilter filter, PageRequest page) {
        AuditQuery query = new AuditQuery();
        query.add("id < ?", page.bound());
        query.add("(actor = ? OR subject = ?)", filter.userId());
        query.add("action = ?", filter.action());
        query.add("outcome = ?", filter.outcome());
        query.add("ip = ?", filter.address());
        query.since(filter.begin());
        query.until(filter.end());
        query.parameters.addValue(page.size() + 1);
        return query;
    }

    /** An event's id has its time, so a span of time is one of the primary key. */
    private void since(@Nullable Instant begin) {
        if (begin != null) {
            add("id >= ?", EventId.before(begin));
            add("at >= ?", begin.atOffset(ZoneOffset.UTC));
        }
    }

    /** Within its last millisecond, only the time itself tells. */
    private void until(@Nullable Instant end) {
        if (end != null) {
            add("id < ?", EventId.before(end.plusMillis(1)));
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
        return "SELECT * FROM audit_events WHERE " + String.join(" AND ", conditions) + " ORDER BY id DESC LIMIT $"
                + parameters.size();
    }

    Tuple parameters() {
        return parameters;
    }
}
