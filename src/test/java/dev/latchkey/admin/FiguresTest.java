package dev.latchkey.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.PlainSql;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FiguresTest {
    private static final String SESSIONS =
            """
            INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, kid)
            SELECT gen_random_uuid(), $1, $2 - n / 3 * interval '1 day', $2, $2, 'a key of the tests'
            FROM generate_series(1, 5) n""";

    @Inject
    Figures figures;

    @Inject
    PlainSql database;

    @Inject
    MovableClock clock;

    /** Another test may have left the clock before midnight, and here no day may end by itself. */
    @BeforeEach
    void beginADay() {
        clock.advance(untilMidnight().plusMinutes(1));
    }

    @Test
    void whoSignsUpAndLogsInIsCounted() throws Throwable {
        TestUser user = TestUser.registered();
        user.loggedIn();
        assertEquals(new DayFigures(today(), 1, 2), lastDay());
    }

    @Test
    void whatIsRefusedIsNotCounted() throws Throwable {
        TestUser user = TestUser.registered();
        TestUser.register(user.email()).then().statusCode(409);
        new TestUser(user.id(), user.email(), "a wrong password", "")
                .login()
                .then()
                .statusCode(401);
        assertEquals(new DayFigures(today(), 1, 1), lastDay());
    }

    @Test
    void aRefreshIsNoLogin() throws Throwable {
        TestUser user = TestUser.registered();
        Tokens.of(user).refreshed();
        assertEquals(new DayFigures(today(), 1, 2), lastDay());
    }

    @Test
    void aDeletedAccountAndAnEndedSessionHaveHappened() throws Throwable {
        TestUser user = TestUser.registered();
        long users = count().users();
        user.sends(Map.of("password", user.password())).delete("/me").then().statusCode(204);
        assertEquals(new DayFigures(today(), 1, 1), lastDay());
        assertEquals(users - 1, count().users());
    }

    @Test
    void aDayEndsAtMidnightInUtc() throws Throwable {
        clock.advance(untilMidnight().minusMinutes(2));
        LocalDate before = today();
        TestUser user = TestUser.registered();
        assertEquals(new DayFigures(before, 1, 1), lastDay());
        clock.advance(Duration.ofMinutes(3));
        user.loggedIn();
        List<DayFigures> days = count().days();
        assertEquals(
                List.of(new DayFigures(before, 1, 1), new DayFigures(before.plusDays(1), 0, 1)), days.subList(28, 30));
    }

    @Test
    void thirtyDaysEndTodayAndThoseOfNobodyAreZeros() throws Throwable {
        TestUser user = TestUser.registered();
        clock.advance(Duration.ofDays(29));
        List<DayFigures> days = count().days();
        assertEquals(
                today().minusDays(29).datesUntil(today().plusDays(1)).toList(),
                days.stream().map(DayFigures::day).toList());
        assertEquals(new DayFigures(today().minusDays(29), 1, 1), days.get(0));
        assertEquals(new DayFigures(today(), 0, 0), lastDay());
        user.loggedIn();
        assertEquals(new DayFigures(today(), 0, 1), lastDay());
        clock.advance(Duration.ofDays(1));
        assertEquals(0, count().days().get(0).signUps());
    }

    @Test
    void noneOfManyLoginsAtOnceIsLost() throws Throwable {
        TestUser user = TestUser.registered();
        List<Integer> answers = Together.run(50, () -> user.login().statusCode());
        long admitted = answers.stream().filter(status -> status == 200).count();
        assertTrue(admitted > 0);
        assertEquals(
                50 - admitted, answers.stream().filter(status -> status == 503).count());
        assertEquals(new DayFigures(today(), 1, 1 + admitted), lastDay());
    }

    /** Without the hashing of passwords, which lets few through at a time. */
    @Test
    void noneOfManyStatementsAtOnceIsLost() throws Throwable {
        TestUser user = TestUser.registered();
        long before = count().days().get(28).logins();
        Together.run(50, () -> insertSessions(user));
        List<DayFigures> days = count().days();
        assertEquals(new DayFigures(today(), 1, 101), days.get(29));
        assertEquals(150, days.get(28).logins() - before);
    }

    @Test
    void theDisabledAndTheAdministratorsAreAmongTheUsers() throws Throwable {
        TestUser admin = TestUser.admin();
        Overview before = count();
        TestUser user = TestUser.newAdmin();
        assertMore(before, 1, 0, 1);
        admin.sends(Map.of("enabled", false))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
        assertMore(before, 1, 1, 0);
    }

    /** Two of today, three of yesterday. */
    private int insertSessions(TestUser user) {
        Tuple parameters = Tuple.of(UUID.fromString(user.id()), clock.instant().atOffset(ZoneOffset.UTC));
        return database.run(SESSIONS, parameters)
                .await()
                .atMost(Duration.ofSeconds(10))
                .rowCount();
    }

    private void assertMore(Overview before, long users, long disabled, long administrators) throws Throwable {
        Overview now = count();
        assertEquals(
                List.of(users, disabled, administrators),
                List.of(
                        now.users() - before.users(),
                        now.disabled() - before.disabled(),
                        now.administrators() - before.administrators()));
    }

    private DayFigures lastDay() throws Throwable {
        return count().days().get(29);
    }

    private Overview count() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(figures::count);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Duration untilMidnight() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Duration.between(now, today().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    }
}
