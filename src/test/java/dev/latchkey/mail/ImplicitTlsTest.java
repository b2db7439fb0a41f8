package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MailServer;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a server that speaks TLS from the first byte, as on port 465. */
@QuarkusTest
class ImplicitTlsTest {
    @Inject
    Outbox outbox;

    @Inject
    MailRounds rounds;

    @Inject
    Worker workers;

    @Inject
    MovableClock clock;

    private MailServer server;
    private Sender sender;
    private UUID mail;

    @BeforeEach
    void start() {
        server = MailServer.started("localhost", true);
        sender = Sender.of(TestUser.registered(), outbox, rounds);
        rounds.only(sender.email());
        rounds.query("DELETE FROM mails WHERE user_id = $1", sender.id());
        mail = sender.put(MailKind.VERIFICATION);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMailArrivesWhereTheCertificateIsTrusted() {
        assertArrives();
    }

    @Test
    void aCertificateThatNobodyTrustsGetsNoMailAndTheMailWaits() {
        send(MailTls.IMPLICIT, Optional.empty());
        assertWaitsFor("SSLHandshakeException");
        clock.advance(Duration.ofHours(1));
        assertArrives();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "REQUIRED"})
    void aCertificateOfAnotherHostGetsNoMail(MailTls tls) {
        server.close();
        server = MailServer.started("elsewhere.test", tls == MailTls.IMPLICIT);
        send(tls, Optional.of(server.trust()));
        assertWaitsFor("SSLHandshakeException");
    }

    /** Who waits for a greeting in the clear hears nothing, and does not hang. */
    @Test
    void aClientThatIsSetUpForStartTlsGivesUpInTime() {
        send(MailTls.REQUIRED, Optional.of(server.trust()));
        assertWaitsFor("Timeout");
    }

    @Test
    void aServerThatBeginsInTheClearGetsNoMail() {
        server.close();
        server = MailServer.started();
        send(MailTls.IMPLICIT, Optional.of(server.trust()));
        assertEquals("waiting", sender.state(mail));
        assertEquals(0, server.received(sender.email()).size());
    }

    private void send(MailTls tls, Optional<Path> trust) {
        MailRounds.wait(workers.to(server, tls, trust)::round);
        assertTrue(server.connections() > 0, "connected");
    }

    private void assertArrives() {
        send(MailTls.IMPLICIT, Optional.of(server.trust()));
        assertEquals("sent", sender.state(mail));
        assertEquals(1, server.received(sender.email()).size());
    }

    private void assertWaitsFor(String failure) {
        assertEquals("waiting", sender.state(mail));
        assertEquals(failure, sender.row(mail).getString("failure"));
        assertEquals(0, server.received(sender.email()).size());
    }
}
