package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailTextTest {
    private static final String SECRET_TOKEN = "the-token-0f-a-mail-that-n0body-may-log";

    @Inject
    Outbox outbox;

    @Inject
    Mailbox mailbox;

    @Test
    void aMailArrivesWithItsLink() {
        TestUser user = TestUser.registered();
        mailbox.takeAll(user.email());
        Mail mail = new Mail(
                MailKind.PASSWORD_RESET,
                UUID.fromString(user.id()),
                user.email(),
                "Ada Lovelace",
                Locale.ENGLISH,
                SECRET_TOKEN,
                Map.of(Mail.LIFE, "PT1H"));
        MailRounds.wait(() -> outbox.put(mail));
        Letter letter = mailbox.take(user.email());
        assertEquals("Set a new password for Latchkey", letter.subject());
        assertEquals("http://login.latchkey.test/accounts/password-reset/confirm?token=" + SECRET_TOKEN, letter.link());
        assertTrue(letter.text().contains("The link works for an hour, until 20"), letter.text());
    }
}
