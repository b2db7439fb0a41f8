package dev.latchkey.mail;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OutboxPagesTest.DevMode.class)
class OutboxPagesTest {
    @Inject
    Outbox outbox;

    @Inject
    MailRounds rounds;

    @Inject
    Sending sending;

    /** As in dev mode, where no mail server is configured. */
    @Alternative
    @ApplicationScoped
    static class Keeping extends Mailing {
        Keeping() {
            super(false, true);
        }
    }

    public static class DevMode implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Keeping.class);
        }

        /** In dev mode the log has the links; the logs of the tests are searched for them. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.category.\"" + Outbox.class.getName() + "\".level", "WARN");
        }
    }

    @Test
    void mailsStayAndAreShownWithTheirLinks() {
        Sender sender = Sender.of(TestUser.registered(), outbox, rounds);
        UUID mail = sender.put(MailKind.PASSWORD_CHANGED);
        MailRounds.wait(sending::round);
        assertEquals("kept", sender.state(mail));
        given().get("/accounts/outbox")
                .then()
                .statusCode(200)
                .body(containsString("Your password at Latchkey was changed"))
                .body(containsString("href=\"http://login.latchkey.test/accounts/password-reset"));
        given().get("/accounts/outbox/" + mail)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(containsString("Set a new password"));
        given().get("/accounts/outbox/" + UUID.randomUUID()).then().statusCode(404);
    }
}
