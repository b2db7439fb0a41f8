package dev.latchkey.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.database.PlainSql;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes what has been done. Each event is in the transaction of what it tells: it is there exactly if that was committed. Who
 * acts and from where is taken from the request.
 */
@ApplicationScoped
public class AuditTrail {
    private static final String INSERT = "SELECT audit_event($1, $2, $3, $4, $5, $6, $7, $8, ($9::text)::jsonb)";

    private final PlainSql database;
    private final Origins origins;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(PlainSql database, Origins origins, ObjectMapper json, Clock clock) {
        this.database = database;
        this.origins = origins;
        this.json = json;
        this.clock = clock;
    }

    /** Notes the event in the transaction that is open, or else in one of its own. Fails as the database does. */
    @WithTransaction
    public Uni<Void> note(AuditEvent event) {
        return note(event, origins.now());
    }

    /** The same for what was asked for from elsewhere, and before. */
    @WithTransaction
    public Uni<Void> note(AuditEvent event, Origin origin) {
        return row(event, origin).persistAndFlush().replaceWithVoid();
    }

    /**
     * Notes the event by a statement of its own: for what writes nothing else, as a refusal does. It is committed when the
     * {@code Uni} completes, so a failure that follows does not undo it. Fails as the database does.
     */
    public Uni<Void> noteAlone(AuditEvent event) {
        RecordedEvent row = row(event, origins.now());
        Tuple parameters = Tuple.tuple()
                .addOffsetDateTime(row.at.atOffset(ZoneOffset.UTC))
                .addString(row.action)
                .addString(row.outcome)
                .addUUID(row.actor)
                .addUUID(row.subject)
                .addUUID(row.session)
                .addString(row.ip)
                .addString(row.userAgent)
                .addString(row.detail);
        return database.run(INSERT, parameters).replaceWithVoid();
    }

    /** Where the request comes from: for a statement that notes what it does by the function {@code audit_event}. */
    public Origin origin() {
        return origins.now();
    }

    private RecordedEvent row(AuditEvent event, Origin origin) {
        RecordedEvent row = RecordedEvent.of(event, origin, clock.instant());
        row.detail = write(event.detail());
        return row;
    }

    private @Nullable String write(Map<String, ?> detail) {
        try {
            return detail.isEmpty() ? null : json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An event's detail is made of what JSON has", e);
        }
    }
}
