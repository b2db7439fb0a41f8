package dev.latchkey.keys;

import dev.latchkey.secret.SecretSource;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts new keys in place of old ones: in time by itself, and at once when an administrator says so. */
@ApplicationScoped
public class KeyRotation {
    private final SigningKeys rows;
    private final KeyChanges changes;
    private final KeyTimetable timetable;
    private final KeyReload reload;
    private final SecretSource secrets;
    private final Clock clock;

    KeyRotation(
            SigningKeys rows,
            KeyChanges changes,
            KeyTimetable timetable,
            KeyReload reload,
            SecretSource secrets,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.timetable = timetable;
        this.reload = reload;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Where the rotation stands. */
    public Uni<RotationState> show() {
        return phases().map(RotationState::of);
    }

    /** Publishes the next key, which signs as soon as every verifier has it. Does nothing where one is published already. */
    public Uni<RotationState> begin() {
        return change(changes::plan).chain(this::show);
    }

    /**
     * Deletes a key that somebody else may have, and with it all that it signed. If it is the one that signs, another does
     * at once: the published one, or a new one. This node knows when the {@code Uni} completes.
     *
     * @param kid which one; null for the one that signs. A 404 where there is no such key
     */
    public Uni<RotationState> replace(@Nullable String kid) {
        return change(spare -> changes.replace(kid, spare)).chain(this::show);
    }

    /** Publishes the next key if it is time to. */
    Uni<Void> rotateIfDue() {
        return phases().chain(phases -> timetable.isDue(phases)
                ? change(changes::planIfDue)
                : Uni.createFrom().voidItem());
    }

    /** A pair takes a while to be made: on no event loop, and in no transaction. */
    private Uni<Void> change(Function<SigningKey, Uni<Void>> change) {
        return VertxContextSupport.executeBlocking(this::newKey)
                .chain(change::apply)
                .chain(reload::reload);
    }

    private SigningKey newKey() {
        return RsaKey.generate(clock.instant()).seal(secrets.secrets().newest(), clock.instant());
    }

    private Uni<KeyPhases<SigningKey>> phases() {
        return rows.all().map(keys -> new KeyPhases<>(keys, clock.instant()));
    }
}
