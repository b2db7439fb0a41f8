package dev.latchkey.audit;

import dev.latchkey.database.TimedId;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A new row of the audit log, as the transaction that it is part of writes it; it is never read so. */
@Entity
@Immutable
@Table(name = "audit_events")
class RecordedEvent extends PanacheEntityBase {
    @Id
    UUID id;

    Instant at;
    String action;
    String outcome;

    @Nullable
    UUID actor;

    @Nullable
    UUID subject;

    @Nullable
    UUID session;

    @Nullable
    String ip;

    @Nullable
    String userAgent;

    /** As JSON. */
    @ColumnTransformer(write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String detail;

    static RecordedEvent of(AuditEvent event, Origin origin, Instant now) {
        RecordedEvent row = new RecordedEvent();
        row.id = TimedId.at(now);
        row.at = now;
        row.action = event.action().slug();
        row.outcome = event.outcome();
        row.actor = origin.actor();
        row.subject = event.subject();
        row.session = event.session() == null ? origin.session() : event.session();
        row.ip = origin.ip();
        row.userAgent = origin.userAgent();
        return row;
    }
}
