package dev.latchkey.onetime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.NoMail;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of several nodes, those that have no mail leave what is asked for to the others. */
@QuarkusTest
@TestProfile(NoMail.class)
class NoMailAnswersTest {
    @Inject
    LinkRounds rounds;

    @Test
    void whatWasAskedForElsewhereStaysThere() {
        UUID id = UUID.randomUUID();
        rounds.query(
                "INSERT INTO link_requests (id, purpose, address, language, at) VALUES ($1, 'password-reset', $2, 'en', now())",
                id,
                TestUser.registered().email());
        rounds.answer();
        assertEquals(
                1,
                rounds.query("DELETE FROM link_requests WHERE id = $1 RETURNING id", id)
                        .size());
    }
}
