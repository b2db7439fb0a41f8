package dev.latchkey.keys;

import io.quarkus.logging.Log;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Brings the key ring up to what the database has, while Latchkey runs. */
@ApplicationScoped
public class KeyReload {
    private final SigningKeys rows;
    private final SecretSource secrets;
    private final KeyRing ring;
    private final Vertx vertx;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<String> lastComplaint = new AtomicReference<>("");

    KeyReload(SigningKeys rows, SecretSource secrets, KeyRing ring, Vertx vertx) {
        this.rows = rows;
        this.secrets = secrets;
        this.ring = ring;
        this.vertx = vertx;
    }

    /**
     * Reads all keys again; may be called on any thread, and goes on where it was called. Of several at once, the one that
     * began last counts. A key that does not open stays out, unless it is held already, and the log says what to do. Fails
     * as the database does.
     */
    public Uni<Void> reload() {
        return Uni.createFrom().deferred(() -> Uni.createFrom()
                .deferred(this::read)
                .runSubscriptionOn(on(ownContext()))
                .emitOn(caller()));
    }

    private Uni<Void> read() {
        long turn = begun.incrementAndGet();
        return rows.all()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::open)
                .invoke(keys -> ring.hold(keys, turn))
                .replaceWithVoid();
    }

    private List<RsaKey> open(List<SigningKey> stored) {
        complain(stored.stream()
                .filter(row -> !row.sealedUnder.equals(secrets.secret().id()))
                .toList());
        return stored.stream().map(this::open).flatMap(Optional::stream).toList();
    }

    /** What is sealed in a row never changes, so a key that is held need not be opened again. */
    private Optional<RsaKey> open(SigningKey row) {
        return ring.find(row.kid).map(held -> held.at(row)).or(() -> openNew(row));
    }

    private Optional<RsaKey> openNew(SigningKey row) {
        try {
            return Optional.of(RsaKey.open(row, secrets.secret()));
        } catch (GeneralSecurityException e) {
            Log.debugf(e, "The key %s does not open", row.kid);
            return Optional.empty();
        }
    }

    private void complain(List<SigningKey> closed) {
        String complaint = closed.stream()
                .map(row -> row.kid + " under the secret with the id " + row.sealedUnder)
                .collect(Collectors.joining(", "));
        if (!lastComplaint.getAndSet(complaint).equals(complaint) && !complaint.isEmpty()) {
            Log.errorf(
                    "Keys are sealed under a secret that this node does not have: %s; LATCHKEY_SECRET has the id %s",
                    complaint, secrets.secret().id());
        }
    }

    /** A database session belongs to a Vert.x context, and the caller's may have one, or be none. */
    private Context ownContext() {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return own;
    }

    private static Executor caller() {
        Context context = Vertx.currentContext();
        return context == null ? Infrastructure.getDefaultExecutor() : on(context);
    }

    private static Executor on(Context context) {
        return work -> context.runOnContext(unused -> work.run());
    }
}
