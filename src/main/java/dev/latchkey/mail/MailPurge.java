package dev.latchkey.mail;

import dev.latchkey.database.Upkeep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes mails that were sent or given up long ago, and counts that count no more. What somebody is at, waits. */
@ApplicationScoped
class MailPurge {
    private static final String MAILS =
            """
            DELETE FROM mails WHERE id = ANY (ARRAY
                (SELECT id FROM mails WHERE ended_at <= $1 ORDER BY ended_at LIMIT 5000 FOR UPDATE SKIP LOCKED))""";
    private static final String COUNTS =
            """
            DELETE FROM mail_counts WHERE key = ANY (ARRAY
                (SELECT key FROM mail_counts WHERE ends_at <= $1 ORDER BY ends_at LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    private final Upkeep upkeep;
    private final MailConfig config;
    private final Clock clock;

    MailPurge(Upkeep upkeep, MailConfig config, Clock clock) {
        this.upkeep = upkeep;
        this.config = config;
        this.clock = clock;
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Upkeep.tolerant(
                "Old mails could not be removed",
                upkeep.removeAll(MAILS, now.minus(config.keep())).chain(() -> upkeep.removeAll(COUNTS, now)));
    }
}
