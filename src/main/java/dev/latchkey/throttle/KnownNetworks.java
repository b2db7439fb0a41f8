package dev.latchkey.throttle;

import dev.latchkey.database.PlainSql;
import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Slices;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Where a user has logged in from of late. */
@ApplicationScoped
class KnownNetworks implements PersonalData {
    private static final KnownNetwork BEFORE_ALL = new KnownNetwork("", Instant.EPOCH, Instant.EPOCH);
    private static final String OF_USER =
            """
            SELECT network, first_seen_at, last_seen_at FROM known_networks
            WHERE user_id = $1 AND (first_seen_at, network) > ($2, $3) ORDER BY first_seen_at, network LIMIT $4""";

    private final PlainSql database;

    KnownNetworks(PlainSql database) {
        this.database = database;
    }

    @Override
    public String member() {
        return "known_networks";
    }

    @Override
    public Multi<List<KnownNetwork>> of(UUID userId) {
        return Slices.of(BEFORE_ALL, after -> read(userId, after), Function.identity());
    }

    private Uni<List<KnownNetwork>> read(UUID userId, KnownNetwork after) {
        Tuple parameters = Tuple.of(userId, after.firstSeenAt().atOffset(ZoneOffset.UTC), after.network(), Slices.SIZE);
        return database.run(OF_USER, parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(KnownNetworks::read)
                .toList());
    }

    private static KnownNetwork read(Row row) {
        return new KnownNetwork(
                row.getString("network"),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getOffsetDateTime("last_seen_at").toInstant());
    }
}
