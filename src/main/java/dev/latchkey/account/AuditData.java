package dev.latchkey.account;

import dev.latchkey.audit.AuditLog;
import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Slices;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What has been noted of a user: what they did, and what concerned them. */
@ApplicationScoped
class AuditData implements PersonalData {
    private final AuditLog log;

    AuditData(AuditLog log) {
        this.log = log;
    }

    @Override
    public String member() {
        return "events";
    }

    @Override
    public Multi<List<OwnEvent>> of(UUID userId) {
        return Slices.of(after -> read(userId, after), OwnEvent::id);
    }

    private Uni<List<OwnEvent>> read(UUID userId, UUID after) {
        return log.of(userId, after, Slices.SIZE)
                .map(found ->
                        found.stream().map(event -> OwnEvent.of(event, userId)).toList());
    }
}
