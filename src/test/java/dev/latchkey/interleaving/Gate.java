package dev.latchkey.interleaving;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the statements of one operation wait, while it is shut, for each to be let through. */
final class Gate {
    private Predicate<Statement> passes = statement -> true;
    private @Nullable Statement waiting;
    private @Nullable Statement last;
    private boolean begun;
    private boolean locks;
    private boolean over;

    /** A {@code BEGIN} does nothing that another could see. */
    synchronized void arrive(Statement statement) throws InterruptedException {
        if (statement.begins()) {
            begun = true;
        } else if (!passes.test(statement)) {
            requireOnlyOne(statement);
            waiting = statement;
            notifyAll();
            while (statement.equals(waiting)) {
                wait();
            }
        }
    }

    /** Whatever else a node does by itself has to be turned off. */
    private void requireOnlyOne(Statement statement) {
        if (waiting != null) {
            throw new IllegalStateException("%s, while there waits %s".formatted(statement, waiting));
        }
    }

    /** From now on only those of this kind pass without waiting. */
    synchronized void shut(Predicate<Statement> harmless) {
        passes = harmless;
        over = false;
        last = null;
        begun = false;
        locks = false;
    }

    synchronized void open() {
        passes = statement -> true;
        waiting = null;
        notifyAll();
    }

    synchronized Optional<Statement> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** The one that was let through last. */
    synchronized Optional<Statement> last() {
        return Optional.ofNullable(last);
    }

    /** Whether the one that waits leaves no transaction open. */
    synchronized boolean isLastOfItsTransaction() {
        return !begun || Optional.ofNullable(waiting).orElseThrow().ends();
    }

    /** Whether there is a transaction that may have locked something. */
    synchronized boolean hasLocks() {
        return locks;
    }

    /** Lets the one that waits through. */
    synchronized Statement pass() {
        Statement passed = Optional.ofNullable(waiting).orElseThrow();
        begun &= !passed.ends();
        locks = begun;
        last = passed;
        waiting = null;
        notifyAll();
        return passed;
    }

    /** The operation has sent its last. */
    synchronized void finish() {
        over = true;
        notifyAll();
    }

    /** Until there is one that waits or there will be none, but not for long. */
    synchronized void watch(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; waiting == null && !over && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
