package dev.latchkey.interleaving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One act on its way, on its side. */
final class Performance {
    private static final Executor THREADS = action -> {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        thread.start();
    };
    private static final long LOOK_EVERY_MILLIS = 5;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Stage stage;
    private final Act act;
    private final Side side;
    private final CompletableFuture<Answer> answer;
    private boolean asleep;

    Performance(Stage stage, Side side, Act act, Act other, Subject subject) {
        this.stage = stage;
        this.act = act;
        this.side = side;
        side.gate().shut(statement -> act.passes(statement, other));
        this.answer = CompletableFuture.supplyAsync(() -> perform(subject), THREADS);
        answer.whenComplete((unused, failure) -> side.gate().finish());
    }

    private Answer perform(Subject subject) {
        try {
            return act.perform(subject, side);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isOver() {
        return answer.isDone();
    }

    boolean isReady() {
        return side.gate().waiting().isPresent() && !asleep;
    }

    boolean hasLocks() {
        return side.gate().hasLocks();
    }

    /** To be left alone: its statement would only wait. */
    void sleep() {
        asleep = true;
    }

    void wake() {
        asleep = false;
    }

    boolean isAboutToEndItsTransaction() {
        return side.gate().isLastOfItsTransaction();
    }

    /** Lets its next statement through. */
    Statement step() {
        return side.gate().pass();
    }

    /** Whether it waits for a lock, once it is known whether it does, has the next statement ready or is over. */
    boolean settlesBlocked() throws Exception {
        long limit = System.nanoTime() + LIMIT_NANOS;
        for (int look = 0; !isOver() && side.gate().waiting().isEmpty(); look++) {
            if (System.nanoTime() > limit) {
                throw new TimeoutException(this + " hangs");
            }
            if (look > 0 && isBlocked()) {
                return true;
            }
            side.gate().watch(LOOK_EVERY_MILLIS);
        }
        return false;
    }

    private boolean isBlocked() throws Exception {
        return side.gate().last().isPresent()
                && stage.isBlocked(side.gate().last().get());
    }

    Answer answer() throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }

    String essence(Subject subject) throws Exception {
        return act + " " + act.essence(answer(), subject);
    }

    void letGo() {
        side.gate().open();
    }

    @Override
    public String toString() {
        return side.name() + " " + act;
    }
}
