package dev.latchkey.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's session lives on while it is used. */
@QuarkusTest
class CookieRenewalTest {
    private static final String EXPIRY = "SELECT expires_at FROM sessions WHERE id = ?";
    private static final long DAYS_14 = 14 * 24 * 3600;
    private static final Duration ROTATION_LEAD = Duration.ofMinutes(6);

    @Inject
    MovableClock clock;

    @Inject
    DataSource database;

    private Visitor visitor;

    @BeforeEach
    void logIn() {
        visitor = Visitor.of(TestUser.registered());
    }

    @Test
    void isRenewedByItsUseOnceAMinute() throws SQLException {
        Instant end = end();
        assertNull(visitor.open("/").getCookie(Visitor.COOKIE));
        clock.advance(Duration.ofSeconds(61));
        Response used = visitor.open("/accounts");
        assertTrue(used.getDetailedCookie(Visitor.COOKIE).getMaxAge() > DAYS_14 - 5);
        Instant later = end();
        assertTrue(Duration.between(end, later).toSeconds() >= 61);
        clock.advance(Duration.ofSeconds(50));
        assertNull(visitor.open("/accounts").getCookie(Visitor.COOKIE));
        assertEquals(later, end());
    }

    @Test
    void isWrittenOnceHoweverManyPagesOpenAtOnce() throws Exception {
        clock.advance(Duration.ofSeconds(61));
        long renewals = Together.run(8, () -> visitor.asks().get("/")).stream()
                .filter(answer -> answer.getCookie(Visitor.COOKIE) != null)
                .count();
        assertEquals(1, renewals);
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void isOverWhereNobodyUsedItForLong() {
        clock.advance(Duration.ofDays(14));
        assertFalse(visitor.isLoggedIn());
        visitor.open("/accounts").then().statusCode(303).header("Location", "/accounts/login?next=%2Faccounts");
    }

    @Test
    void isOverAfterNinetyDaysHoweverMuchItIsUsed() {
        for (int days = 0; days < 80; days += 10) {
            clock.advance(Duration.ofDays(10));
            assertTrue(visitor.isLoggedIn(), days + " days");
        }
        clock.advance(Duration.ofDays(9));
        long life = visitor.open("/").getDetailedCookie(Visitor.COOKIE).getMaxAge();
        assertTrue(life > 0 && life <= Duration.ofDays(1).toSeconds(), life + " s");
        clock.advance(Duration.ofDays(1));
        assertFalse(visitor.isLoggedIn());
    }

    @Test
    void isMadeWithTheNewKeyOnceThereIsOne() {
        String old = visitor.cookie();
        TestUser.admin().asks().post("/keys/rotation").then().statusCode(200);
        clock.advance(ROTATION_LEAD);
        assertTrue(visitor.isLoggedIn());
        assertNotEquals(kid(old), kid(visitor.cookie()));
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void isRefusedWhereItsKeyIsCompromised() {
        TestUser.admin()
                .sends(Map.of("compromised", true))
                .post("/keys/rotation")
                .then()
                .statusCode(200);
        assertFalse(visitor.isLoggedIn());
    }

    private static String kid(String cookie) {
        return cookie.split("\\.", -1)[1];
    }

    private Instant end() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(EXPIRY)) {
            query.setObject(1, visitor.sessionId());
            ResultSet row = query.executeQuery();
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }
}
