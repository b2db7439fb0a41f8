package dev.latchkey.session;

import dev.latchkey.web.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * Moves sessions on in few statements: what is asked for while one is under way waits for its end, and goes together. So one
 * commit is for many, the more the busier the database is, and who is alone waits for nobody.
 */
@ApplicationScoped
class MovesTogether {
    private static final int MOST_TOGETHER = 100;
    private static final int MOST_UNDER_WAY = 8;

    /** Who finds the statement under way older than this does not wait for it. */
    private static final Duration SLOW = Duration.ofMillis(100);

    /** Longer than any statement may take: the connection is gone, and what it was to answer with it. */
    private static final Duration LOST = Duration.ofSeconds(6);

    private final SessionMoves sessions;
    private final Queue<Ask> waiting = new ArrayDeque<>();
    private final Set<Batch> underWay = new HashSet<>();

    MovesTogether(SessionMoves sessions) {
        this.sessions = sessions;
    }

    /** See {@link SessionMoves#moveOn(Move)}. */
    Uni<Optional<Row>> moveOn(Move move) {
        return Uni.createFrom().deferred(() -> Uni.createFrom()
                .<Optional<Row>>emitter(emitter -> enter(new Ask(move, emitter)))
                .emitOn(CallersContext.now()));
    }

    private void enter(Ask ask) {
        var unused = ask.emitter.onTermination(ask::leave);
        synchronized (this) {
            waiting.add(ask);
        }
        goOn();
    }

    private void goOn() {
        next().ifPresent(Batch::run);
    }

    private synchronized Optional<Batch> next() {
        underWay.removeIf(batch -> batch.isOlderThan(LOST));
        if (underWay.size() >= MOST_UNDER_WAY || underWay.stream().anyMatch(batch -> !batch.isOlderThan(SLOW))) {
            return Optional.empty();
        }
        List<Ask> asks = asksForNext();
        if (asks.isEmpty()) {
            return Optional.empty();
        }
        Batch batch = new Batch(asks);
        underWay.add(batch);
        return Optional.of(batch);
    }

    /** A statement changes a row once: who asks for the same session as another waits for the next one. */
    private List<Ask> asksForNext() {
        List<Ask> asks = new ArrayList<>();
        Set<UUID> taken = new HashSet<>();
        Iterator<Ask> each = waiting.iterator();
        while (each.hasNext() && asks.size() < MOST_TOGETHER) {
            Ask ask = each.next();
            if (ask.left) {
                each.remove();
            } else if (taken.add(ask.move.token().sessionId())) {
                each.remove();
                asks.add(ask);
            }
        }
        return asks;
    }

    private synchronized void end(Batch batch) {
        underWay.remove(batch);
    }

    private final class Batch {
        private final long began = System.nanoTime();
        private final List<Ask> asks;

        Batch(List<Ask> asks) {
            this.asks = asks;
        }

        private boolean isOlderThan(Duration duration) {
            return System.nanoTime() - began > duration.toNanos();
        }

        private void run() {
            var unused = sessions.moveOn(asks.stream().map(ask -> ask.move).toList())
                    .onTermination()
                    .invoke(this::makeRoom)
                    .invoke(this::answer)
                    .onFailure()
                    .invoke(failure -> asks.forEach(ask -> ask.emitter.fail(failure)))
                    .subscribeAsCompletionStage();
        }

        private void makeRoom() {
            end(this);
            goOn();
        }

        private void answer(Map<UUID, Row> moved) {
            for (Ask ask : asks) {
                Row session = moved.get(ask.move.token().sessionId());
                if (session == null) {
                    ask.runAlone();
                } else {
                    ask.emitter.complete(Optional.of(session));
                }
            }
        }
    }

    private final class Ask {
        private final Move move;
        private final UniEmitter<? super Optional<Row>> emitter;
        private volatile boolean left;

        Ask(Move move, UniEmitter<? super Optional<Row>> emitter) {
            this.move = move;
            this.emitter = emitter;
        }

        private void leave() {
            left = true;
        }

        /** Its session is in use, and waited for; or not to be moved on. */
        private void runAlone() {
            var unused = sessions.moveOn(move)
                    .invoke(emitter::complete)
                    .onFailure()
                    .invoke(emitter::fail)
                    .subscribeAsCompletionStage();
        }
    }
}
