package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Refreshes at the same time go to the database together, and are what they are alone. */
@QuarkusTest
class RefreshBesideOthersTest {
    private static final int SESSIONS = 40;

    @Inject
    DataSource database;

    @Test
    void eachOfManyAtOnceGetsItsOwnSuccessorAndTheSameIfAskedTwice() throws Exception {
        List<Tokens> sessions = sessions(SESSIONS);
        List<Callable<Tokens>> calls = Stream.concat(sessions.stream(), sessions.stream())
                .<Callable<Tokens>>map(session -> session::refreshed)
                .toList();
        List<Tokens> successors = Together.run(calls);
        for (int i = 0; i < SESSIONS; i++) {
            assertEquals(
                    successors.get(i).refresh(), successors.get(i + SESSIONS).refresh());
            assertNotEquals(sessions.get(i).refresh(), successors.get(i).refresh());
        }
        assertEquals(
                SESSIONS, successors.stream().map(Tokens::refresh).distinct().count());
        assertEquals(
                SESSIONS,
                Together.run(successors.subList(0, SESSIONS).stream()
                                .<Callable<Tokens>>map(session -> session::refreshed)
                                .toList())
                        .size());
    }

    @Test
    void nobodyWaitsForAnothersSessionThatIsInUse() throws Exception {
        List<Tokens> others = sessions(3);
        Tokens inUse = others.remove(0);
        try (Connection connection = database.getConnection();
                Statement user = connection.createStatement()) {
            connection.setAutoCommit(false);
            user.execute("SELECT FROM sessions WHERE id = '%s' FOR UPDATE".formatted(id(inUse)));
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                    () -> Tokens.refresh(inUse.refresh()).statusCode());
            for (int round = 0; round < 10; round++) {
                others.replaceAll(Tokens::refreshed);
            }
            assertFalse(waiting.isDone());
            connection.rollback();
            assertEquals(200, waiting.get());
        }
    }

    private static String id(Tokens session) {
        return session.asks().get("/me/sessions").path("items.find { it.current }.id");
    }

    private static List<Tokens> sessions(int count) {
        TestUser user = TestUser.registered();
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> Tokens.of(user)).toList());
    }
}
