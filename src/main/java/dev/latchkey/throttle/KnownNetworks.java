package dev.latchkey.throttle;

import dev.latchkey.database.PlainSql;
import dev.latchkey.user.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Where a user has logged in from of late. */
@ApplicationScoped
class KnownNetworks implements PersonalData {
    /** More than anybody moves between while they are remembered. */
    private static final String OF_USER =
            """
            SELECT network, first_seen_at, last_seen_at FROM known_networks
            WHERE user_id = $1 ORDER BY first_seen_at, network LIMIT 1000""";

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
        return read(userId).toMulti();
    }

    private Uni<List<KnownNetwork>> read(UUID userId) {
        return database.run(OF_USER, Tuple.of(userId)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
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
