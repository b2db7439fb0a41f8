package dev.latchkey.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.PlainSql;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretSource;
import dev.latchkey.testing.Together;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChainTest {
    private static final Logger LOG = Logger.getLogger(ChainTest.class);
    private static final int MANY = 10_000;

    @Inject
    AuditDatabase audit;

    @Inject
    PlainSql database;

    @Inject
    Sealing sealing;

    @Inject
    ChainRows chain;

    @Inject
    ChainKeys keys;

    @Inject
    Clock clock;

    @ConfigProperty(name = "latchkey.secret")
    String secret;

    private Link head;

    @BeforeEach
    void sealSome() {
        seal(); // first what other tests have left, whose times may be later
        audit.write(5);
        seal();
        head = Link.parse(sealing.head()).orElseThrow();
    }

    @Test
    void tenThousandEventsAreWhole() {
        audit.write(MANY);
        long began = System.nanoTime();
        seal();
        long then = System.nanoTime();
        assertWhole(audit.verifyAfter(head));
        long end = System.nanoTime();
        LOG.infof("%d events sealed in %d ms, verified in %d ms", MANY, millis(began, then), millis(then, end));
        assertEquals(head.position() + MANY, newest());
    }

    @Test
    void whoeverDiesInTheMiddleHasSealedNothing() {
        audit.write(1500);
        assertThrows(
                IllegalStateException.class,
                () -> AuditDatabase.wait(() -> database.inTransaction(connection -> sealing.batch(connection)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("the crash"))))));
        Verdict between = audit.verifyAfter(head);
        assertTrue(between.text().contains("head " + head), between::text);
        assertTrue(between.text().matches(".*; 1[5-9]\\d\\d not yet sealed"), between::text);
        seal();
        assertWhole(audit.verifyAfter(head));
    }

    @Test
    void severalNodesSealOneChain() throws Exception {
        audit.write(3500);
        var unused = Together.run(4, () -> {
            seal();
            return true;
        });
        seal();
        assertWhole(audit.verifyAfter(head));
        assertEquals(head.position() + 3500, newest());
    }

    @Test
    void whateverIsChangedInARowIsFound() {
        for (String change : List.of(
                "id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "at = at - interval '4060 years'",
                "at = 'infinity'",
                "action = 'user-changes'",
                "outcome = 'succes'",
                "actor = subject, subject = actor",
                "actor = NULL",
                "subject = NULL",
                "session = gen_random_uuid()",
                "ip = ip || '1'",
                "ip = NULL, user_agent = ip || user_agent",
                "user_agent = ''",
                "detail = NULL",
                "detail = '{\"n\": 0}'",
                "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
                "hash = ''")) {
            assertBroken(
                    "at position " + (head.position() - 2) + " is not the one that was sealed there",
                    "UPDATE audit_events SET " + change + " WHERE position = " + (head.position() - 2));
        }
        assertBroken(
                missing(1),
                "UPDATE audit_events SET position = position + 1000000 WHERE position = " + (head.position() - 1));
        assertBroken(
                missing(1),
                "UPDATE audit_events SET position = NULL, hash = NULL WHERE position = " + (head.position() - 1));
    }

    @Test
    void removedAndSwappedRowsAreFound() {
        assertBroken(missing(2), "DELETE FROM audit_events WHERE position = " + (head.position() - 2));
        assertBroken(missing(1), "DELETE FROM audit_events WHERE position > " + (head.position() - 2));
        assertBroken(
                "is missing; the next event is",
                "DELETE FROM audit_events WHERE position = (SELECT min(position) FROM audit_events)");
        assertBroken("is missing, and all after it", "DELETE FROM audit_events");
        assertBroken(
                "at position " + (head.position() - 3) + " is not the one",
                "UPDATE audit_events SET position = -1 WHERE position = " + (head.position() - 3),
                "UPDATE audit_events SET position = position - 1 WHERE position = " + (head.position() - 2),
                "UPDATE audit_events SET position = " + (head.position() - 2) + " WHERE position = -1");
    }

    @Test
    void nobodyMovesTheEndsOfTheChainWithoutItsKey() {
        String ends = "the ends of the chain";
        assertBroken(
                ends,
                "DELETE FROM audit_events WHERE position = " + head.position(),
                "UPDATE audit_chain SET (head_position, head_hash) ="
                        + " (SELECT position, hash FROM audit_events ORDER BY position DESC NULLS LAST LIMIT 1)");
        assertBroken(
                ends,
                "UPDATE audit_chain SET (anchor_position, anchor_hash) ="
                        + " (SELECT position, hash FROM audit_events WHERE position = head_position)",
                "DELETE FROM audit_events");
        assertBroken(ends, "UPDATE audit_chain SET mac = ''");
    }

    @Test
    void anEndThatWasSetBackToWhatItWasIsFoundByAHeadThatWasNoted() {
        String before = "UPDATE audit_chain SET (head_position, head_hash, mac) = (%d, '\\x%s', '\\x%s')"
                .formatted(head.position(), head.hash(), mac());
        audit.write(3);
        seal();
        Link later = Link.parse(sealing.head()).orElseThrow();
        String cut = "DELETE FROM audit_events WHERE position > " + head.position();
        assertWhole(audit.verifyAfter(head, cut, before));
        Verdict found = audit.verifyAfter(later, cut, before);
        assertEquals(1, found.exitCode());
        assertTrue(found.text().contains("its end was cut off"), found::text);
        assertBroken("its end was set back", before);
        Verdict another = audit.verifyAfter(new Link(later.position(), head.hash()));
        assertTrue(another.text().contains("is not what you noted"), another::text);
    }

    @Test
    void nothingIsSealedAfterAnEndThatIsForged() {
        String forge = "UPDATE audit_chain SET head_position = head_position + ";
        var unused = audit.query(forge + 1);
        try {
            audit.write(1);
            seal();
            assertEquals(head.position(), newest());
        } finally {
            var unusedUndo = audit.query(forge + -1);
        }
        seal();
        assertWhole(audit.verifyAfter(head));
    }

    @Test
    void retentionRemovesTheFrontAndSaysSo() {
        AuditDatabase.wait(() -> retention(Duration.ofMillis(1)).round());
        seal();
        assertWhole(audit.verifyAfter(null));
        assertEquals(
                1,
                audit.query(
                                "SELECT id FROM audit_events WHERE action = 'audit-purged' AND detail ->> 'through' = $1",
                                String.valueOf(head.position()))
                        .size());
        assertEquals(
                0,
                audit.query("SELECT id FROM audit_events WHERE position <= $1", head.position())
                        .size());
        Verdict gone = audit.verifyAfter(new Link(head.position() - 1, head.hash()));
        assertEquals(2, gone.exitCode());
        assertTrue(gone.text().contains("retention has removed"), gone::text);
        assertWhole(audit.verifyAfter(head));
    }

    @Test
    void retentionBelievesNoTimeThatWasChanged() {
        long oldest =
                audit.query("SELECT min(position) FROM audit_events").get(0).getLong(0);
        setTimes(oldest, "- interval '96000 hours'");
        try {
            AuditDatabase.wait(() -> retention(Duration.ofDays(3650)).round());
            assertEquals(
                    3,
                    audit.query("SELECT id FROM audit_events WHERE position <= $1", oldest + 2)
                            .size());
            assertBroken("at position " + oldest + " is not the one that was sealed there");
        } finally {
            setTimes(oldest, "+ interval '96000 hours'");
        }
        assertWhole(audit.verifyAfter(head));
    }

    private void setTimes(long oldest, String shift) {
        audit.change("UPDATE audit_events SET at = at " + shift + " WHERE position <= " + (oldest + 2));
    }

    @Test
    void aChainThatIsBegunAnewOverEventsIsNoted() throws Throwable {
        audit.change("CREATE TABLE audit_chain_kept AS SELECT * FROM audit_chain");
        try {
            audit.change("DELETE FROM audit_chain");
            audit.write(1);
            seal();
            assertEquals(head.position(), newest());
            started(secret);
            started(secret);
            assertEquals(
                    1,
                    audit.query(
                                    "SELECT id FROM audit_events WHERE action = 'chain-begun'"
                                            + " AND (detail ->> 'events')::bigint > $1",
                                    0L)
                            .size());
            seal();
            assertEquals(head.position(), newest());
        } finally {
            audit.change("DELETE FROM audit_chain");
            audit.change("INSERT INTO audit_chain SELECT * FROM audit_chain_kept");
            audit.change("DROP TABLE audit_chain_kept");
        }
        seal();
        assertWhole(audit.verifyAfter(head));
    }

    @Test
    void theFirstChainOfAllIsBegunWithoutAWord() {
        assertEquals(
                0,
                audit.query("SELECT id FROM audit_events WHERE action = 'chain-begun' AND position < $1", 5L)
                        .size());
    }

    @Test
    void theKeyIsSealedAnewUnderTheNewestSecret() throws Throwable {
        String another = "another-secret-of-the-tests-and-of-nobody-else";
        started(another + "," + secret);
        assertEquals(new Secret(another).id(), sealedUnder());
        CannotStart stop = assertThrows(CannotStart.class, () -> started(secret));
        assertTrue(stop.getMessage().contains("sealed under the secret with the id " + new Secret(another).id()));
        started(secret + "," + another);
        assertEquals(new Secret(secret).id(), sealedUnder());
        seal();
        assertWhole(audit.verifyAfter(head));
    }

    @Test
    void whatIsNoHeadIsNotVerifiedAgainst() {
        for (List<String> options : List.of(List.of("--since", "yesterday"), List.of("--since"), List.of("now"))) {
            Verdict verdict = VerifyAudit.run(options);
            assertEquals(2, verdict.exitCode());
            assertTrue(verdict.text().contains("usage: verify-audit"), verdict::text);
        }
    }

    private Retention retention(Duration keep) {
        return new Retention(database, chain, keys, new Keeping(keep), clock);
    }

    private void started(String secrets) throws Throwable {
        new ChainKeys(database, new SecretSource(() -> Optional.of(secrets), () -> Path.of("nowhere")), clock)
                .load(new StartupEvent());
    }

    private String sealedUnder() {
        return audit.query("SELECT sealed_under FROM audit_chain").get(0).getString(0);
    }

    private String mac() {
        return audit.query("SELECT encode(mac, 'hex') FROM audit_chain").get(0).getString(0);
    }

    private void assertBroken(String expected, String... statements) {
        Verdict verdict = audit.verifyAfter(null, statements);
        assertEquals(1, verdict.exitCode(), verdict::text);
        assertTrue(verdict.text().contains(expected), () -> String.join("; ", statements) + ": " + verdict.text());
    }

    private String missing(int beforeHead) {
        return "position " + (head.position() - beforeHead) + " is missing";
    }

    private static void assertWhole(Verdict verdict) {
        assertEquals(0, verdict.exitCode(), verdict::text);
        assertTrue(verdict.text().contains("chain whole, head "), verdict::text);
    }

    private long newest() {
        return audit.query("SELECT max(position) FROM audit_events").get(0).getLong(0);
    }

    private void seal() {
        AuditDatabase.wait(sealing::round);
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private record Keeping(Duration keep) implements AuditConfig {
        @Override
        public Duration sealEvery() {
            return Duration.ofSeconds(1);
        }
    }
}
