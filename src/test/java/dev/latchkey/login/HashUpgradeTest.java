package dev.latchkey.login;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login replaces a hash whose scheme or cost is not the configured one. */
@QuarkusTest
class HashUpgradeTest {
    private static final String CONFIGURED = "$argon2id$v=19$m=64,t=1,p=1$";

    // Of the test users' password, by libxcrypt and by Bouncy Castle.
    private static final String BCRYPT = "$2b$05$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS";
    private static final String COSTLIER =
            "$argon2id$v=19$m=128,t=2,p=1$c2l4dGVlbiBieXRlIHNhbA$NChFs1JV7SgPQE8FqgylQBwBs5lNC8E49LSKlpDIPok";

    @Inject
    DataSource database;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @ParameterizedTest
    @ValueSource(strings = {BCRYPT, COSTLIER})
    void theRightPasswordUpgradesTheHashAndStillLogsIn(String old) throws SQLException {
        store(old);
        user.login().then().statusCode(200);
        String upgraded = stored();
        assertThat(upgraded, startsWith(CONFIGURED));
        user.login().then().statusCode(200);
        assertEquals(upgraded, stored());
    }

    @ParameterizedTest
    @ValueSource(strings = {BCRYPT, COSTLIER})
    void aWrongPasswordUpgradesNothing(String old) throws SQLException {
        store(old);
        new TestUser("", user.email(), "not the password", "").login().then().spec(problem(401, "invalid-credentials"));
        assertEquals(old, stored());
    }

    @Test
    void anUpgradeEndsNoSession() throws SQLException {
        store(BCRYPT);
        user.login().then().statusCode(200);
        user.asks().get("/me").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$2b$05$tooshort", "$argon2id$v=19$m=999999,t=99,p=9$c2FsdHNhbHRzYWx0$aGFzaA"})
    void aHashThatCannotBeReadMatchesNothing(String broken) throws SQLException {
        store(broken);
        user.login().then().spec(problem(401, "invalid-credentials"));
    }

    private void store(String hash) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE users SET password_hash = ? WHERE id = ?")) {
            update.setString(1, hash);
            update.setObject(2, UUID.fromString(user.id()));
            assertEquals(1, update.executeUpdate());
        }
    }

    private String stored() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT password_hash FROM users WHERE id = ?")) {
            query.setObject(1, UUID.fromString(user.id()));
            ResultSet row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
