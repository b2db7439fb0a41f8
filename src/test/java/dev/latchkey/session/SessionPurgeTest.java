package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.database.PlainSql;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionPurgeTest {
    @Inject
    SessionPurge purge;

    @Inject
    PlainSql database;

    @Inject
    MovableClock clock;

    @Test
    void whatHasRunOutGoesAndWhatLivesStays() throws Throwable {
        TestUser user = TestUser.registered();
        clock.advance(Duration.ofDays(8));
        Tokens living = Tokens.of(user).refreshed();
        clock.advance(Duration.ofDays(7));
        assertEquals(2, sessionsOf(user));
        VertxContextSupport.subscribeAndAwait(purge::round);
        assertEquals(1, sessionsOf(user));
        living.refreshed().asks().get("/me").then().statusCode(200);
    }

    @Test
    void moreThanOneSliceIsWalked() throws Throwable {
        TestUser user = TestUser.registered();
        run(
                "INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, kid) SELECT gen_random_uuid(), $1, now(), now(),"
                        + " CASE WHEN n % 2 = 0 THEN timestamptz '2020-01-01' ELSE timestamptz '2100-01-01' END,"
                        + " (SELECT kid FROM signing_keys LIMIT 1) FROM generate_series(1, 5000) n",
                user);
        VertxContextSupport.subscribeAndAwait(purge::round);
        assertEquals(2501, sessionsOf(user));
        TestUser.admin().asks().delete("/users/" + user.id()).then().statusCode(204);
        assertEquals(0, sessionsOf(user));
    }

    @Test
    void aSessionWhoseKeyWasTakenAwayGoesToo() throws Throwable {
        TestUser user = TestUser.registered();
        run("UPDATE sessions SET kid = 'a key that is gone' WHERE user_id = $1", user);
        VertxContextSupport.subscribeAndAwait(purge::round);
        assertEquals(0, sessionsOf(user));
    }

    private long sessionsOf(TestUser user) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> database.run(
                        "SELECT count(*) FROM sessions WHERE user_id = $1", Tuple.of(UUID.fromString(user.id()))))
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql, TestUser user) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> database.run(sql, Tuple.of(UUID.fromString(user.id()))));
    }
}
