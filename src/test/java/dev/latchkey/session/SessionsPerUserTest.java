package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Listing;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user may have 200 sessions. */
@QuarkusTest
class SessionsPerUserTest {
    private static final int MOST = 200;

    @Inject
    DataSource database;

    private TestUser oldest;

    @BeforeEach
    void register() {
        oldest = TestUser.registered();
    }

    @Test
    void withOneTooManyTheOldestEndsAndWithItItsTokenAtOnce() throws SQLException {
        addAfterTheOldest(MOST - 2);
        TestUser last = oldest.loggedIn();
        oldest.asks().get("/me").then().statusCode(200);
        oldest.loggedIn().asks().get("/me").then().statusCode(200);
        oldest.asks().get("/me").then().spec(problem(401, "invalid-token"));
        assertEquals(MOST, sessionsSeenBy(last));
        TestUser.admin()
                .asks()
                .queryParam("user", oldest.id())
                .queryParam("action", "sessions-ended")
                .get("/audit")
                .then()
                .body("items.detail", contains(Map.of("ended", 1, "reason", "limit")));
    }

    @Test
    void ofLoginsAtOnceNoneFails() throws Exception {
        addAfterTheOldest(MOST - 1);
        List<Integer> statuses = Together.run(8, () -> oldest.login().statusCode());
        assertEquals(Collections.nCopies(8, 200), statuses);
        assertEquals(MOST, sessionsSeenBy(oldest.loggedIn()));
    }

    private static int sessionsSeenBy(TestUser user) {
        return Listing.ids(() -> user.asks().queryParam("limit", 100), "/me/sessions")
                .size();
    }

    /** Sessions of the same millisecond, but of greater ids. */
    private void addAfterTheOldest(int count) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            int added = statement.executeUpdate(
                    """
                    INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, kid)
                    SELECT (left(s.id::text, 15) || 'fff-bfff-' || lpad(to_hex(n), 12, '0'))::uuid, user_id, created_at, last_used_at,
                    expires_at, kid FROM sessions s, generate_series(1, %d) n WHERE user_id = '%s'"""
                            .formatted(count, oldest.id()));
            assertEquals(count, added);
        }
    }
}
