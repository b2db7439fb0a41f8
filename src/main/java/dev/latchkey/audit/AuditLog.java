package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the audit log. */
@ApplicationScoped
public class AuditLog {
    private static final String IN_ORDER = " ORDER BY id LIMIT $3";
    private static final String SLICE = "SELECT * FROM audit_events WHERE %s = $1 AND id > $2" + IN_ORDER;
    private static final String OF_USER =
            AuditQuery.union(SLICE.formatted("actor"), SLICE.formatted("subject")) + IN_ORDER;

    private final PlainSql database;
    private final AuditTrail audit;

    AuditLog(PlainSql database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** What the filter lets through, newest first. That somebody has looked is noted before they see anything. */
    public Uni<Page<AuditEntry>> list(AuditFilter filter, PageRequest request) {
        AuditQuery query = AuditQuery.of(filter, request);
        return audit.noteAlone(reading(filter))
                .chain(() -> database.run(query.sql(), query.parameters()))
                .map(rows -> Page.of(entries(rows), request, AuditEntry::id, Function.identity()));
    }

    /** The next of what this user did or what concerned them, after the event with this id, oldest first. */
    public Uni<List<AuditEntry>> of(UUID user, UUID after, int size) {
        return database.run(OF_USER, Tuple.of(user, after, size)).map(AuditLog::entries);
    }

    /** With what was looked for, which is nothing but what the filter knows. */
    private static AuditEvent reading(AuditFilter filter) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("action", filter.action());
        detail.put("outcome", filter.outcome());
        detail.put("ip", filter.address());
        detail.values().removeIf(value -> value == null);
        return AuditEvent.of(AuditAction.AUDIT_READ).about(filter.userId()).with(detail);
    }

    private static List<AuditEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AuditEntry::of)
                .toList();
    }
}
