package dev.latchkey.account;

import dev.latchkey.revocation.Memory;
import dev.latchkey.revocation.Remembered;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.SessionConfig;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Users as they are shown to themselves, in memory: clients ask who is logged in again and again. */
@ApplicationScoped
class OwnUsers implements Memory {
    private final Users users;
    private final Remembered<UUID, UserView> remembered;
    private final Counter fromMemory;
    private final Counter fromDatabase;

    OwnUsers(Users users, Revocations revocations, SessionConfig config, MeterRegistry metrics) {
        this.users = users;
        this.remembered = new Remembered<>(revocations, config.remembered());
        this.fromMemory = metrics.counter("latchkey.user.lookups", "from", "memory");
        this.fromDatabase = metrics.counter("latchkey.user.lookups", "from", "database");
    }

    /** A 401 where the account is gone. */
    Uni<UserView> get(UUID id) {
        UserView known = remembered.find(id);
        if (known != null) {
            fromMemory.increment();
            return Uni.createFrom().item(known);
        }
        fromDatabase.increment();
        return remembered.read(id, users.viewOwn(id));
    }

    @Override
    public void forgetUser(UUID userId) {
        remembered.forget(userId);
    }

    @Override
    public void forgetAll() {
        remembered.forgetAll();
    }
}
