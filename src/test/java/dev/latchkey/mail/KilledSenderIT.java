package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.MailServer;
import dev.latchkey.testing.MailServer.Manners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies after its causes were committed, and while it sends: what it did not send, the next one does. */
@Timeout(300)
class KilledSenderIT {
    private static final Logger LOG = Logger.getLogger(KilledSenderIT.class);
    private static final String NEW_PASSWORD = "another horse another battery";
    private static final int USERS = 5;
    private static final long LIMIT_MILLIS = 120_000;

    @TempDir
    Path home;

    @Test
    void everyMailWhoseCauseWasCommittedArrivesOnceAfterKill9() throws Exception {
        try (MailServer server = MailServer.started()) {
            server.behave(Manners.SILENT);
            LatchkeyProcess killed = start(server);
            List<String> emails = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                emails.add(whoHasChangedTheirPassword(killed));
            }
            await(() -> server.connections() > 0, "nothing was being sent");
            killed.process().destroyForcibly().waitFor();
            server.behave(Manners.GOOD);
            int arrived = afterNextStart(server, emails);
            assertEquals(USERS, arrived);
            LOG.infof("kill -9 while sending: %d mails arrived %d times", USERS, arrived);
        }
    }

    private int afterNextStart(MailServer server, List<String> emails) throws Exception {
        try (LatchkeyProcess next = start(server)) {
            assertTrue(next.process().isAlive());
            await(() -> emails.stream().noneMatch(email -> warnings(server, email) == 0), "mails were lost");
            Thread.sleep(3_000); // for what would come twice
            return emails.stream().mapToInt(email -> warnings(server, email)).sum();
        }
    }

    private static int warnings(MailServer server, String email) {
        return (int) server.received(email).stream()
                .filter(mail -> mail.contains("Subject: Your password at Latchkey was changed"))
                .count();
    }

    private LatchkeyProcess start(MailServer server) throws Exception {
        return LatchkeyProcess.in(
                        home,
                        Map.of("LATCHKEY_MAIL_PASSWORD", MailServer.PASSWORD),
                        "-Dlatchkey.password.argon2.memory=64",
                        "-Dlatchkey.mail.host=localhost",
                        "-Dlatchkey.mail.port=" + server.port(),
                        "-Dlatchkey.mail.username=" + MailServer.USER,
                        "-Dlatchkey.mail.trust=" + server.trust(),
                        "-Dlatchkey.mail.from=no-reply@latchkey.test",
                        "-Dlatchkey.mail.limit=1500ms")
                .ready();
    }

    private static String whoHasChangedTheirPassword(LatchkeyProcess latchkey) throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        assertEquals(201, latchkey.register(email).statusCode());
        String token = LatchkeyProcess.token(latchkey.login(email));
        Map<String, Object> change = Map.of("current_password", LatchkeyProcess.PASSWORD, "new_password", NEW_PASSWORD);
        assertEquals(204, latchkey.ask("PUT", "/me/password", token, change).statusCode());
        return email;
    }

    private static void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertTrue(condition.getAsBoolean(), otherwise);
    }
}
