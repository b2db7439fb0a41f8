package dev.latchkey.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.Change;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Another node lets a caller through for a moment whose account has just been deleted. */
@QuarkusTest
class ProfileRaceTest {
    @Inject
    Profile profile;

    @Test
    void whoWasDeletedSinceTheGuardsLookIsNobody() {
        assertRefused(() -> profile.show(UUID.randomUUID()));
        assertRefused(() -> profile.change(UUID.randomUUID(), new ProfileChange(Change.keep(), Change.keep())));
    }

    private static void assertRefused(Supplier<Uni<?>> act) {
        Problem problem = assertThrows(Problem.class, () -> VertxContextSupport.subscribeAndAwait(() -> act.get()));
        assertEquals(ProblemType.INVALID_TOKEN, problem.type());
    }
}
