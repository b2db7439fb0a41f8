package dev.latchkey.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Connects past the pool, for what a connection from a pool cannot do: {@code LISTEN}, for as long as it lives. */
@ApplicationScoped
public class ListeningConnection {
    private static final long LIMIT_SECONDS = 2;

    private final Vertx vertx;
    private final ReactivePool pool;
    private final Optional<String> url;

    ListeningConnection(Vertx vertx, ReactivePool pool, DatabaseConfig config) {
        this.vertx = vertx;
        this.pool = pool;
        this.url = config.listenUrl();
    }

    /** A new connection, which is the caller's to watch and to close. Fails where there is none in two seconds. */
    public Future<PgConnection> open() {
        Future<PgConnection> opened = PgConnection.connect(vertx, options());
        return opened.timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .onFailure(unused -> opened.onSuccess(PgConnection::close));
    }

    private PgConnectOptions options() {
        PgConnectOptions options = new PgConnectOptions(pool.server());
        url.map(DatabaseUrl::parse).ifPresent(other -> redirect(options, other));
        return options;
    }

    private static void redirect(PgConnectOptions options, DatabaseUrl url) {
        PgConnectOptions other = PgConnectOptions.fromUri(url.reactive());
        options.setHost(other.getHost())
                .setPort(other.getPort())
                .setDatabase(other.getDatabase())
                .setUser(Optional.ofNullable(url.username()).orElse(options.getUser()))
                .setPassword(Optional.ofNullable(url.password()).orElse(options.getPassword()));
    }
}
