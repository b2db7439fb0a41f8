package dev.latchkey.revocation;

import dev.latchkey.database.ListeningConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the table of revocations: at each {@code NOTIFY}, and several times a second whether one comes or not. What this
 * node remembers is believed for a moment after each look that succeeded, counted from when it was asked for. So a look that
 * fails or hangs, a connection that is silently dead, or a node that was paused, each ends that belief by itself.
 */
@ApplicationScoped
class Follower {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long IDLE_LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long IDLE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Threads that all write where one reads would slow each other. */
    private static final long NOTED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long BELIEF_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private final ListeningConnection database;
    private final Consequences consequences;
    private final Newest newest;
    private final Context thread;

    private volatile @Nullable Watch watch;

    // On the thread only.
    private @Nullable Future<Void> running;
    private @Nullable Future<Void> next;
    private boolean opening;
    private boolean reported;
    private long lastLook;

    private volatile long timer;
    private volatile boolean stopped;
    private volatile long believedUntil = System.nanoTime();
    private volatile long askedAt = System.nanoTime();

    Follower(ListeningConnection database, Consequences consequences, Newest newest, Vertx vertx) {
        this.database = database;
        this.consequences = consequences;
        this.newest = newest;
        this.thread = vertx.getOrCreateContext();
    }

    void start(@Observes @Priority(Interceptor.Priority.APPLICATION + 1) StartupEvent starting) {
        onThread(this::open);
        timer = thread.owner().setPeriodic(LOOK_EVERY_MILLIS, unused -> onThread(this::tick));
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        thread.owner().cancelTimer(timer);
        onThread(() -> leave(watch));
    }

    boolean isCurrent() {
        long now = System.nanoTime();
        if (now - askedAt > NOTED_NANOS) {
            askedAt = now;
        }
        return believedUntil - now > 0;
    }

    /** Whether there is a connection to follow them on; how far it may be believed is another question. */
    boolean isFollowing() {
        return watch != null;
    }

    /** Completes after a look that began now; fails where none is possible. */
    Future<Void> catchUp() {
        Promise<Void> done = Promise.promise();
        onThread(() -> look().onComplete(done));
        return done.future();
    }

    private void onThread(Runnable work) {
        thread.runOnContext(unused -> work.run());
    }

    /** While nobody asks, a look every few seconds keeps the connection alive. */
    private void tick() {
        if (watch == null) {
            open();
        } else if (isWanted() || System.nanoTime() - lastLook > IDLE_LOOK_NANOS) {
            glance();
        }
    }

    private boolean isWanted() {
        return System.nanoTime() - askedAt < IDLE_AFTER_NANOS || newest.isAwaited();
    }

    private void glance() {
        var unused = look();
    }

    /** Begins with nothing remembered: from here on, nothing is missed. */
    private void open() {
        if (opening || stopped) {
            return;
        }
        opening = true;
        long began = System.nanoTime();
        database.open()
                .compose(Watch::begin)
                .compose(this::withKeys)
                .onSuccess(opened -> follow(opened, began))
                .onFailure(this::report)
                .onComplete(unused -> opening = false);
    }

    private Future<Watch> withKeys(Watch opened) {
        return consequences.readKeys(thread).map(opened).onFailure(unused -> opened.close());
    }

    private void follow(Watch opened, long began) {
        if (stopped) {
            opened.close();
            return;
        }
        watch = opened;
        reported = false;
        opened.onNews(() -> onThread(this::glance));
        opened.onEnd(() -> onThread(() -> leave(opened)));
        consequences.forgetAll();
        believe(opened, began);
        LOG.debug("Revocations are being followed");
    }

    /** A look that begins now or, while another is at work, after that one: once for all who wait. */
    private Future<Void> look() {
        if (running == null) {
            return lookNow();
        }
        if (next == null) {
            next = running.otherwiseEmpty().compose(unused -> lookNow());
        }
        return next;
    }

    private Future<Void> lookNow() {
        next = null;
        Watch used = watch;
        if (used == null) {
            return Future.failedFuture("nothing is being followed");
        }
        long began = System.nanoTime();
        lastLook = began;
        Future<Void> look = used.news()
                .compose(news -> consequences.of(news, thread))
                .onSuccess(unused -> believe(used, began))
                .onFailure(unused -> leave(used));
        running = look; // first: on a connection that is just gone, it has failed already
        return look.onComplete(unused -> running = null);
    }

    private void believe(Watch used, long began) {
        if (used == watch) {
            believedUntil = Math.max(believedUntil, began + BELIEF_NANOS);
            newest.moveTo(used.positionForAll());
        }
    }

    private void leave(@Nullable Watch left) {
        if (left != null && left == watch) {
            watch = null;
            believedUntil = System.nanoTime();
            left.close();
            newest.loseTrack();
            report("the connection is gone");
        }
    }

    /** Once for each time away, however often it is tried again. */
    private void report(Object why) {
        if (!stopped && !reported) {
            reported = true;
            LOG.warnf("Revocations cannot be followed; until they can, every request reads the database: %s", why);
        }
    }
}
