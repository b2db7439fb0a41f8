package dev.latchkey.revocation;

import dev.latchkey.keys.KeyReload;
import dev.latchkey.revocation.Revocation.Kind;
import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What revocations change on this node: what it remembers, the keys that it knows, and whoever is told that one has ended. */
@ApplicationScoped
class Consequences {
    private static final Set<Kind> OF_SESSIONS = EnumSet.of(Kind.SESSION_ENDED, Kind.SESSION_CHANGED);
    private static final Set<Kind> OF_USERS = EnumSet.of(Kind.USER_ENDED, Kind.USER_CHANGED);
    private static final Set<Kind> OF_KEYS = EnumSet.of(Kind.KEY_ENDED, Kind.KEYS_CHANGED);

    private final KeyReload keys;
    private final List<Memory> memories;
    private final Event<KeyEnded> keyEnded;

    Consequences(KeyReload keys, @All List<Memory> memories, Event<KeyEnded> keyEnded) {
        this.keys = keys;
        this.memories = memories;
        this.keyEnded = keyEnded;
    }

    void forgetAll() {
        memories.forEach(Memory::forgetAll);
    }

    /** Completes on the thread, once all of it has taken effect; fails where keys have changed and cannot be read. */
    Future<Void> of(List<Revocation> news, Context thread) {
        memories.forEach(memory -> {
            subjects(news, OF_SESSIONS).forEach(memory::forgetSession);
            subjects(news, OF_USERS).forEach(memory::forgetUser);
        });
        return news.stream().map(Revocation::kind).anyMatch(OF_KEYS::contains)
                ? readKeys(thread).onSuccess(unused -> tellOfKeys(news))
                : Future.succeededFuture();
    }

    Future<Void> readKeys(Context thread) {
        return Future.fromCompletionStage(keys.reload().subscribeAsCompletionStage(), thread);
    }

    private void tellOfKeys(List<Revocation> news) {
        news.stream()
                .filter(revocation -> revocation.kind() == Kind.KEY_ENDED)
                .forEach(revocation -> keyEnded.fire(new KeyEnded(revocation.subject())));
    }

    private static Stream<UUID> subjects(List<Revocation> news, Set<Kind> kinds) {
        return news.stream()
                .filter(revocation -> kinds.contains(revocation.kind()))
                .map(revocation -> UUID.fromString(revocation.subject()));
    }
}
