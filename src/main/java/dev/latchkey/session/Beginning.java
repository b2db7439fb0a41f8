package dev.latchkey.session;

import dev.latchkey.database.PlainSql;
import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.token.Holder;
import dev.latchkey.user.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * The statement that starts a session: one round trip and no entities, since next to the hash this is what a login costs most.
 */
@ApplicationScoped
class Beginning {
    private static final String BEGIN =
            "SELECT refusal, email, roles, ended FROM begin_session($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private final PlainSql database;
    private final KeyRing keys;
    private final SessionConfig config;
    private final Clock clock;

    Beginning(PlainSql database, KeyRing keys, SessionConfig config, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** A session, and whether it took the place of others. */
    record Begun(StartedSession session, boolean hasEndedOthers) {}

    Uni<Begun> of(UUID userId, int passwordVersion, Client client) {
        RsaKey key = keys.signingKey();
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Instant now = clock.instant();
        Instant end = now.plus(shorter(config.idleLifetime(), config.lifetime()));
        Tuple parameters = Tuple.tuple()
                .addUUID(userId)
                .addInteger(passwordVersion)
                .addUUID(id)
                .addOffsetDateTime(utc(now))
                .addOffsetDateTime(utc(end))
                .addString(key.kid())
                .addInteger(config.perUser())
                .addString(client.userAgent())
                .addString(client.ip());
        return database.run(BEGIN, parameters)
                .map(rows -> rows.iterator().next())
                .invoke(Beginning::requireAdmitted)
                .map(row -> new Begun(
                        new StartedSession(holder(userId, row, id, end), key, now, passwordVersion),
                        row.getInteger("ended") > 0));
    }

    private static void requireAdmitted(Row row) {
        String refusal = row.getString("refusal");
        if (refusal != null) {
            throw Problem.of(ProblemType.withSlug(refusal).orElseThrow());
        }
    }

    private static Holder holder(UUID user, Row row, UUID session, Instant end) {
        return new Holder(user, row.getString("email"), Role.named(row.getArrayOfStrings("roles")), session, end);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
