package dev.latchkey.keys;

import dev.latchkey.database.Complaints;
import dev.latchkey.secret.SecretSource;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Brings the key ring up to what the database has, while Latchkey runs. */
@ApplicationScoped
public class KeyReload {
    private final SigningKeys rows;
    private final SecretSource secrets;
    private final KeyRing ring;
    private final Vertx vertx;
    private final AtomicLong begun = new AtomicLong();
    private final Complaints complaints = new Complaints();

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
        return OwnContext.run(vertx, this::read);
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
                .filter(row -> secrets.secrets().withId(row.sealedUnder).isEmpty())
                .toList());
        return stored.stream().map(this::open).flatMap(Optional::stream).toList();
    }

    /** What is sealed in a row never changes, so a key that is held need not be opened again. */
    private Optional<RsaKey> open(SigningKey row) {
        return ring.find(row.kid).map(held -> held.at(row)).or(() -> openNew(row));
    }

    private Optional<RsaKey> openNew(SigningKey row) {
        try {
            return Optional.of(RsaKey.open(row, secrets.secrets()));
        } catch (GeneralSecurityException e) {
            if (secrets.secrets().withId(row.sealedUnder).isPresent()) {
                Log.errorf("The row of the key %s is damaged; it stays out: %s", row.kid, e);
            }
            return Optional.empty();
        }
    }

    private void complain(List<SigningKey> closed) {
        String complaint = closed.stream()
                .map(row -> row.kid + " under the secret with the id " + row.sealedUnder)
                .collect(Collectors.joining(", "));
        if (complaints.isNew(complaint) && !complaint.isEmpty()) {
            Log.errorf(
                    "This node cannot use keys that are sealed under a secret it does not have: %s. LATCHKEY_SECRET has the"
                            + " ids %s. Set it to all secrets in use, newest first: LATCHKEY_SECRET=<new>,<old>",
                    complaint, secrets.secrets().ids());
        }
    }
}
