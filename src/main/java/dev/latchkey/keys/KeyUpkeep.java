package dev.latchkey.keys;

import dev.latchkey.database.Upkeep;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;

/** What is done about the keys from time to time, on every node. What fails is tried again the next time. */
@ApplicationScoped
class KeyUpkeep {
    private final KeyReload reload;
    private final KeyRotation rotation;
    private final Resealing resealing;
    private final SigningKeys rows;
    private final KeyTimetable timetable;
    private final Clock clock;

    KeyUpkeep(
            KeyReload reload,
            KeyRotation rotation,
            Resealing resealing,
            SigningKeys rows,
            KeyTimetable timetable,
            Clock clock) {
        this.reload = reload;
        this.rotation = rotation;
        this.resealing = resealing;
        this.rows = rows;
        this.timetable = timetable;
        this.clock = clock;
    }

    void begin(@Observes @Priority(Interceptor.Priority.APPLICATION + 1) StartupEvent start, Upkeep upkeep) {
        upkeep.every(timetable.pause(), "keys", this::round);
    }

    /** Once. Never fails. */
    Uni<Void> round() {
        return Upkeep.tolerant(
                "The keys could not be looked after",
                reload.reload()
                        .chain(rotation::rotateIfDue)
                        .chain(() -> rows.deleteEndedBefore(timetable.forgottenAt(clock.instant())))
                        .chain(resealing::reseal));
    }
}
