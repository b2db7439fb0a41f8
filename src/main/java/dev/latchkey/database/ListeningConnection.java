package dev.latchkey.database;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
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

    /** What is wrong with the URL is to be said at the start, as it is of the other one. */
    void check(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        var unused = url.map(DatabaseUrl::parse);
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

    static void redirect(PgConnectOptions options, DatabaseUrl url) {
        PgConnectOptions other = PgConnectOptions.fromUri(url.reactive());
        options.setHost(other.getHost())
                .setPort(other.getPort())
                .setDatabase(other.getDatabase())
                .setUser(Optional.ofNullable(url.username()).orElse(options.getUser()))
                .setPassword(Optional.ofNullable(url.password()).orElse(options.getPassword()));
        if (!url.parameters().isEmpty()) {
            options.setSslMode(other.getSslMode());
        }
    }
}
