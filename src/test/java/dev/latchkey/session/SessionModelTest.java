package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random steps, taken in the application and in a model of it. The seed is that of the tests' order. */
@QuarkusTest
class SessionModelTest {
    private static final Logger LOG = Logger.getLogger(SessionModelTest.class.getName());
    private static final long SEED =
            Long.getLong("junit.jupiter.execution.order.random.seed", System.currentTimeMillis());
    private static final int SEQUENCES = Integer.getInteger("test.sequences", 600);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(Long.getLong("test.sequences.seconds", 15));

    /** Has a warning for every token that is used again, which here are thousands. */
    private static final Logger AUDIT = Logger.getLogger("dev.latchkey.audit");

    @Inject
    MovableClock clock;

    @TestHTTPResource
    URI url;

    private ModelPlay.World world;

    /** A held clock falls behind the database's own, which counts too where it is ahead. */
    @BeforeEach
    void beAhead() {
        clock.advance(Duration.ofHours(1));
        ModelClient client = new ModelClient(url);
        world = new ModelPlay.World(client, new ModelAdmin(client, clock), clock);
        AUDIT.setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        AUDIT.setLevel(null);
    }

    @Test
    void everyAnswerIsTheModels() {
        long began = System.nanoTime();
        int sequences = 0;
        while (sequences < SEQUENCES && System.nanoTime() - began < LIMIT_NANOS) {
            List<ModelStep> steps = ModelStep.sequence(new Random(SEED + sequences));
            failure(steps).ifPresent(failure -> {
                throw shortest(steps, failure);
            });
            sequences++;
        }
        LOG.info(String.format("%d sequences, seed %d, in %d ms", sequences, SEED, millisSince(began)));
        assertTrue(sequences > 0);
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private Optional<AssertionError> failure(List<ModelStep> steps) {
        try {
            clock.hold(() -> ModelPlay.play(steps, world));
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Leaves out whatever the failure does not need. */
    private AssertionError shortest(List<ModelStep> steps, AssertionError failure) {
        List<ModelStep> kept = new ArrayList<>(steps);
        AssertionError last = failure;
        for (int i = kept.size() - 1; i >= 0; i--) {
            List<ModelStep> fewer = new ArrayList<>(kept);
            fewer.remove(i);
            Optional<AssertionError> still = failure(fewer);
            if (still.isPresent()) {
                kept = fewer;
                last = still.get();
            }
        }
        return last;
    }
}
