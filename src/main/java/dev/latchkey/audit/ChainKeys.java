package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretSource;
import dev.latchkey.secret.Secrets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The chain's one key, made by the first start of all, and from then on sealed under the newest of the operator's secrets. */
@ApplicationScoped
class ChainKeys {
    private static final String READ = "SELECT sealed_key, sealed_under FROM audit_chain";

    private static final String RESEAL =
            "UPDATE audit_chain SET sealed_key = $1, sealed_under = $2 WHERE sealed_under = $3";

    private final PlainSql database;
    private final SecretSource source;
    private final Clock clock;
    private volatile @Nullable ChainKey key;

    ChainKeys(PlainSql database, SecretSource source, Clock clock) {
        this.database = database;
        this.source = source;
        this.clock = clock;
    }

    /** Before anything notes an event: where there are some, the chain was not begun now. */
    void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) throws Throwable {
        Secrets secrets = source.secrets();
        Row row = VertxContextSupport.subscribeAndAwait(() -> readOrMake(secrets.newest()));
        ChainKey opened = open(row.getBuffer("sealed_key").getBytes(), row.getString("sealed_under"), secrets);
        if (secrets.isOlder(row.getString("sealed_under"))) {
            var unused = VertxContextSupport.subscribeAndAwait(
                    () -> reseal(opened, secrets.newest(), row.getString("sealed_under")));
        }
        key = opened;
    }

    /** The key, from the start on. */
    ChainKey key() {
        return Optional.ofNullable(key).orElseThrow();
    }

    private Uni<Row> readOrMake(Secret newest) {
        return read().chain(row -> row.map(found -> Uni.createFrom().item(found))
                .orElseGet(() -> ChainBeginning.of(newest, clock.instant())
                        .write(database)
                        .chain(this::read)
                        .map(Optional::orElseThrow)));
    }

    private Uni<Optional<Row>> read() {
        return database.run(READ, Tuple.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private Uni<Void> reseal(ChainKey opened, Secret newest, String older) {
        return database.run(RESEAL, Tuple.of(Buffer.buffer(opened.seal(newest)), newest.id(), older))
                .replaceWithVoid();
    }

    /** What {@code audit_chain} keeps, opened; says what to do where that cannot be. */
    static ChainKey open(byte[] sealed, String under, Secrets secrets) {
        try {
            Secret secret = secrets.withId(under).orElseThrow(GeneralSecurityException::new);
            return ChainKey.open(sealed, secret);
        } catch (GeneralSecurityException e) {
            throw new CannotStart(
                    "the key of the audit log does not open: it is sealed under the secret with the id " + under
                            + ", and LATCHKEY_SECRET has the ids " + secrets.ids()
                            + ". Add the secret that it is sealed under: LATCHKEY_SECRET=<new>,<old>");
        }
    }

    static Buffer buffer(String hex) {
        return Buffer.buffer(HexFormat.of().parseHex(hex));
    }
}
