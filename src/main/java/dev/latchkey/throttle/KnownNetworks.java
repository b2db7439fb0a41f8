package dev.latchkey.throttle;

import dev.latchkey.database.PlainSql;
import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Slices;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Where a user has logged in from of late. */
@ApplicationScoped
public class KnownNetworks implements PersonalData {
    private static final KnownNetwork BEFORE_ALL = new KnownNetwork("", Instant.EPOCH, Instant.EPOCH);
    private static final String OF_USER =
            """
            SELECT network, first_seen_at, last_seen_at FROM known_networks
            WHERE user_id = $1 AND (first_seen_at, network) > ($2, $3) ORDER BY first_seen_at, network LIMIT $4""";

    /** As {@code throttle_take_back} does it, after a login that was throttled. */
    private static final String REMEMBER = "SELECT FROM know_network($1, $2, $3)";

    private final PlainSql database;
    private final Clock clock;

    KnownNetworks(PlainSql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The user has logged in from there, by what nobody guesses. Never fails: that a network stays unknown is no reason to undo a
     * login.
     *
     * @param ip the client's address; null where the connection has none
     */
    public Uni<Void> remember(UUID userId, @Nullable String ip) {
        return Attempts.network(ip)
                .map(network -> remember(userId, network, clock.instant()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> remember(UUID userId, String network, Instant now) {
        return database.run(REMEMBER, Tuple.of(userId, network, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("A network stays unknown: %s", failure))
                .onFailure()
                .recoverWithNull();
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
