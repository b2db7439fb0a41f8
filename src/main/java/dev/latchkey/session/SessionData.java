package dev.latchkey.session;

import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Slices;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A user's sessions, those that have run out too until they are purged. */
@ApplicationScoped
class SessionData implements PersonalData {
    @Override
    public String member() {
        return "sessions";
    }

    @Override
    public Multi<List<RecordedSession>> of(UUID userId) {
        return Slices.of(after -> read(userId, after), RecordedSession::id);
    }

    @WithSession
    Uni<List<RecordedSession>> read(UUID userId, UUID after) {
        return Session.listAll(userId, after, Slices.SIZE)
                .map(found -> found.stream().map(RecordedSession::of).toList());
    }
}
