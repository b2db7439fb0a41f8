package dev.latchkey.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sets the limits of the connection pool that Quarkus has no properties for. */
@Singleton
class ReactivePool implements PgPoolCreator {
    /** To connect, and to wait for a free connection: beyond it a request is better told to come again. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /**
     * A connection that brings nothing for so long is dead, and is closed although a statement waits on it: its host was
     * switched off, say. Longer than the pool keeps idle connections, and than the server lets a statement run.
     */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private volatile List<PgConnectOptions> servers = List.of();

    /** How the pool connects to the first of its servers. */
    PgConnectOptions server() {
        return servers.get(0);
    }

    @Override
    public Pool create(Input input) {
        servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(server -> server.setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                .setIdleTimeout((int) SILENCE_LIMIT.toSeconds()));
        input.poolOptions()
                .setConnectionTimeout((int) CONNECT_LIMIT.toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(input.vertx())
                .build();
    }
}
