package dev.latchkey.password;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The configured service that knows leaked passwords. It learns the first 20 bits of a password's SHA-1, which some hundreds
 * of leaked ones share. While it does not answer, people can have passwords all the same.
 */
@ApplicationScoped
class RangeApi {
    private static final Logger LOG = Logger.getLogger(RangeApi.class);
    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS);
    private final @Nullable RangeClient client;
    private final MeterRegistry meters;

    RangeApi(PasswordConfig config, Vertx vertx, MeterRegistry meters) {
        client = config.rangeApi()
                .map(url -> new RangeClient(vertx, url, config.rangeDeadline()))
                .orElse(null);
        this.meters = meters;
    }

    /** Whether it knows the password: on the caller's Vert.x context, within the deadline, and never a failure. */
    Uni<Boolean> know(String password) {
        return client == null ? Uni.createFrom().item(false) : ask(client, RangeQuery.about(password));
    }

    private Uni<Boolean> ask(RangeClient service, RangeQuery query) {
        return Uni.createFrom()
                .completionStage(
                        () -> service.get(query.prefix()).map(query::isIn).toCompletionStage())
                .invoke(known -> count(known ? "leaked" : "unknown"))
                .onFailure()
                .recoverWithItem(this::unanswered);
    }

    private boolean unanswered(Throwable failure) {
        count("failed");
        long last = lastWarning.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_WARNINGS && lastWarning.compareAndSet(last, now)) {
            LOG.warnf("latchkey.password.range-api does not answer, so leaked passwords are not refused: %s", failure);
        }
        return false;
    }

    private void count(String outcome) {
        meters.counter("latchkey.password.range", "outcome", outcome).increment();
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
