package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MailServer;
import dev.latchkey.testing.MailServer.Manners;
import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that misbehaves: each mail arrives once, or at least once where SMTP leaves it open. */
@QuarkusTest
class SendingTest {
    private static final Logger LOG = Logger.getLogger(SendingTest.class);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    /** No delay is longer. */
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Outbox outbox;

    @Inject
    MailRounds rounds;

    @Inject
    Worker workers;

    @Inject
    MailPurge purge;

    @Inject
    MovableClock clock;

    private MailServer server;
    private Sending worker;

    @BeforeEach
    void start() {
        server = MailServer.started();
        worker = workers.to(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Sender sender() {
        Sender sender = Sender.of(TestUser.registered(), outbox, rounds);
        rounds.only(sender.email());
        rounds.query("DELETE FROM mails WHERE user_id = $1", sender.id());
        return sender;
    }

    /** One that does not wait long for a server that hangs. */
    private void impatientRound() {
        MailRounds.wait(workers.to(server, Duration.ofSeconds(1))::round);
    }

    private void round() {
        MailRounds.wait(worker::round);
    }

    private int received(Sender sender) {
        return server.received(sender.email()).size();
    }

    @Test
    void aMailIsSentOnceAndItsTokenIsForgotten() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        assertNotNull(sender.row(mail).getBuffer("sealed_token"));
        round();
        round();
        assertEquals(1, received(sender));
        assertEquals("sent", sender.state(mail));
        assertNull(sender.row(mail).getBuffer("sealed_token"));
    }

    @Test
    void whatAServerThatIsAwayDidNotTakeArrivesOnceWhenItIsBack() throws IOException {
        Sender sender = sender();
        List<UUID> mails = Stream.of(MailKind.VERIFICATION, MailKind.PASSWORD_RESET, MailKind.NEW_LOGIN)
                .map(sender::put)
                .toList();
        server.goAway();
        int rounds = 0;
        for (; rounds < 6; rounds++) {
            round();
            clock.advance(Duration.ofMinutes(10));
        }
        mails.forEach(mail -> assertEquals("waiting", sender.state(mail)));
        server.comeBack();
        clock.advance(HOUR);
        round();
        assertEquals(mails.size(), received(sender));
        mails.forEach(mail -> assertEquals("sent", sender.state(mail)));
        LOG.infof("refused in %d rounds, then %d of %d mails arrived once", rounds, received(sender), mails.size());
    }

    @Test
    void whatABusyServerPutOffForAnHourArrivesOnce() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.PASSWORD_RESET);
        server.behave(Manners.BUSY);
        List<Integer> attempts = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            round();
            attempts.add(sender.row(mail).getInteger("attempts"));
            clock.advance(Duration.ofMinutes(1));
        }
        assertEquals("smtp-451", sender.row(mail).getString("failure"));
        int tried = attempts.get(59);
        assertTrue(tried >= 7 && tried <= 10, () -> "attempts: " + attempts);
        server.behave(Manners.GOOD);
        clock.advance(HOUR);
        round();
        assertEquals(1, received(sender));
        assertEquals("sent", sender.state(mail));
        LOG.infof("put off %d times in an hour, then arrived %d time", tried, received(sender));
    }

    @Test
    void aServerThatHangsHoldsABatchForItsTimeAndNoMailIsLostOrDoubled() {
        Sender sender = sender();
        List<UUID> mails = Stream.of(MailKind.VERIFICATION, MailKind.PASSWORD_RESET, MailKind.NEW_LOGIN)
                .map(sender::put)
                .toList();
        server.behave(Manners.SILENT);
        long begin = System.nanoTime();
        impatientRound();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
        mails.forEach(mail -> assertEquals("Timeout", sender.row(mail).getString("failure")));
        server.behave(Manners.GOOD);
        clock.advance(HOUR);
        round();
        assertEquals(mails.size(), received(sender));
        LOG.infof("hung for %s, then %d of %d mails arrived once", took, received(sender), mails.size());
    }

    @Test
    void requestsGoOnWhileAServerHangs() throws Exception {
        TestUser reader = TestUser.registered();
        Sender sender = sender();
        for (MailKind kind : MailKind.values()) {
            sender.put(kind);
        }
        server.behave(Manners.SILENT);
        Thread sending = new Thread(this::impatientRound);
        sending.start();
        List<Long> micros = new ArrayList<>();
        while (sending.isAlive()) {
            long begin = System.nanoTime();
            reader.asks().get("/me").then().statusCode(200);
            micros.add((System.nanoTime() - begin) / 1000);
        }
        sending.join();
        micros.sort(null);
        long p99 = micros.get(micros.size() * 99 / 100);
        LOG.infof(
                "a server hung: %d GET /me meanwhile, median %d us, p99 %d us",
                micros.size(), micros.get(micros.size() / 2), p99);
        assertTrue(p99 < 2_000_000, () -> "p99 " + p99);
    }

    @Test
    void aMailThatWasCutOffInTheMiddleArrivesOnce() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        server.behave(Manners.DROPS_DATA);
        MailRounds.wait(workers.to(server, Duration.ofSeconds(2))::round); // the client does not notice
        assertEquals("waiting", sender.state(mail));
        assertEquals(0, received(sender));
        server.behave(Manners.GOOD);
        clock.advance(HOUR);
        round();
        assertEquals(1, received(sender));
    }

    @Test
    void aMailWhoseAnswerWasLostArrivesAgainUnderTheSameMessageId() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        server.behave(Manners.DROPS_ANSWER);
        round();
        assertEquals("waiting", sender.state(mail));
        server.behave(Manners.GOOD);
        clock.advance(HOUR);
        round();
        List<String> ids = server.received(sender.email()).stream()
                .map(received -> MESSAGE_ID
                        .matcher(received)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .toList();
        String id = "<" + mail + "@login.latchkey.test>";
        assertEquals(List.of(id, id), ids);
        LOG.infof("an answer lost: arrived %d times, as the same message", ids.size());
    }

    @Test
    void aRecipientWhoIsRefusedForGoodIsGivenUpAtOnceAndNoOther() {
        Sender sender = sender();
        String nobody = "nobody-" + UUID.randomUUID() + "@example.org";
        UUID refused = sender.put(MailKind.EMAIL_CHANGE);
        rounds.query("UPDATE mails SET recipient = $2 WHERE id = $1", refused, nobody);
        UUID taken = sender.put(MailKind.VERIFICATION);
        double before = Metrics.sum("latchkey_mails_total", "outcome=\"given-up\"");
        server.behave(Manners.CHOOSY);
        round();
        assertEquals("given-up", sender.state(refused));
        assertEquals("smtp-550", sender.row(refused).getString("failure"));
        assertNull(sender.row(refused).getBuffer("sealed_token"));
        assertEquals("sent", sender.state(taken));
        assertEquals(before + 1, Metrics.sum("latchkey_mails_total", "outcome=\"given-up\""));
    }

    @Test
    void aPasswordThatTheServerDoesNotTakeGivesNoMailUp() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        server.behave(Manners.STRANGE);
        round();
        assertEquals("waiting", sender.state(mail));
        server.behave(Manners.GOOD);
        clock.advance(HOUR);
        round();
        assertEquals(1, received(sender));
    }

    @Test
    void afterADayAMailIsGivenUp() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        server.behave(Manners.BUSY);
        for (int hour = 0; hour < 24; hour++) {
            round();
            assertEquals("waiting", sender.state(mail));
            clock.advance(HOUR);
        }
        round();
        assertEquals("given-up", sender.state(mail));
        server.behave(Manners.GOOD);
        clock.advance(HOUR);
        round();
        assertEquals(0, received(sender));
    }

    @Test
    void workersOfSeveralNodesSendEachMailOnce() throws Exception {
        List<Sender> senders = Stream.generate(this::sender).limit(20).toList();
        List<UUID> mails = senders.stream()
                .flatMap(sender -> Stream.of(
                                MailKind.VERIFICATION, MailKind.PASSWORD_RESET, MailKind.NEW_LOGIN, MailKind.LOGIN_LINK)
                        .map(sender::put))
                .toList();
        List<Sending> nodes = List.of(worker, workers.to(server), workers.to(server));
        Together.run(nodes.stream().map(SendingTest::roundOf).toList());
        int arrived = senders.stream().mapToInt(this::received).sum();
        assertEquals(mails.size(), arrived);
        senders.forEach(sender -> assertEquals(4, received(sender)));
        LOG.infof("%d nodes: %d mails arrived %d times", nodes.size(), mails.size(), arrived);
    }

    private static Callable<Boolean> roundOf(Sending node) {
        return () -> {
            MailRounds.wait(node::round);
            return true;
        };
    }

    @Test
    void whatSomebodyHasClaimedAndNotSentIsSentWhenTheirLeaseEnds() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        rounds.query("UPDATE mails SET attempts = 1, next_at = next_at + interval '3 minutes' WHERE id = $1", mail);
        round();
        assertEquals(0, received(sender));
        clock.advance(Duration.ofMinutes(3));
        round();
        assertEquals(1, received(sender));
    }

    /** As where a node stood still for a while, and another one may have claimed the mail since. */
    @Test
    void whatIsNotBegunInTimeForItsLeaseIsLeftToTheNextClaim() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        MailRounds.wait(workers.to(server, new StandingStill(clock, Duration.ofMinutes(3)))::round);
        assertEquals(0, received(sender));
        assertEquals("waiting", sender.state(mail));
        round();
        assertEquals(0, received(sender), "while the lease lasts");
        clock.advance(Duration.ofMinutes(3));
        round();
        assertEquals(1, received(sender));
    }

    /** A clock that, after it was looked at once, is ahead. */
    private static final class StandingStill extends Clock {
        private final Clock other;
        private final Duration pause;
        private final AtomicInteger looks = new AtomicInteger();

        StandingStill(Clock other, Duration pause) {
            this.other = other;
            this.pause = pause;
        }

        @Override
        public Instant instant() {
            return looks.getAndIncrement() == 0
                    ? other.instant()
                    : other.instant().plus(pause);
        }

        @Override
        public ZoneId getZone() {
            return other.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Latchkey knows UTC only");
        }
    }

    @Test
    void aLinkThatHasRunOutIsGivenUpRatherThanSent() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.LOGIN_LINK);
        rounds.query("UPDATE mails SET details = '{\"life\": \"PT15M\"}' WHERE id = $1", mail);
        server.behave(Manners.BUSY);
        round();
        assertEquals("waiting", sender.state(mail));
        server.behave(Manners.GOOD);
        clock.advance(Duration.ofMinutes(15));
        round();
        assertEquals(0, received(sender));
        assertEquals("given-up", sender.state(mail));
        assertEquals("Expired", sender.row(mail).getString("failure"));
        assertNull(sender.row(mail).getBuffer("sealed_token"));
    }

    /** An address of a time when such were accepted. */
    @Test
    void whatWouldReachAnotherDomainIsGivenUp() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.PASSWORD_RESET);
        rounds.query("UPDATE mails SET recipient = 'ada@straße.de' WHERE id = $1", mail);
        round();
        assertEquals("given-up", sender.state(mail));
        assertEquals("Unreachable", sender.row(mail).getString("failure"));
        assertEquals(List.of(), server.received("ada@strasse.de"));
    }

    /** Another one. The server would have to know SMTPUTF8, and the client says nothing of it. */
    @Test
    void whatIsForAnAddressBeyondAsciiIsGivenUpAndNoOther() {
        Sender sender = sender();
        UUID unreachable = sender.put(MailKind.PASSWORD_RESET);
        rounds.query("UPDATE mails SET recipient = 'grüße@example.org' WHERE id = $1", unreachable);
        UUID taken = sender.put(MailKind.VERIFICATION);
        round();
        assertEquals("given-up", sender.state(unreachable));
        assertEquals("Unreachable", sender.row(unreachable).getString("failure"));
        assertEquals("sent", sender.state(taken));
        assertEquals(1, received(sender));
    }

    @Test
    void whatWasSentIsKeptForAWeek() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.VERIFICATION);
        round();
        clock.advance(Duration.ofDays(7).minusMinutes(10));
        MailRounds.wait(purge::round);
        assertEquals("sent", sender.state(mail));
        clock.advance(Duration.ofMinutes(20));
        MailRounds.wait(purge::round);
        assertEquals(List.of(), rounds.query("SELECT FROM mails WHERE id = $1", mail));
    }
}
