package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/verifier} refuse within a second what was revoked, by what is published alone. */
@Timeout(120)
class VerifierIT {
    private static final Logger LOG = Logger.getLogger(VerifierIT.class);
    private static final int LOGOUTS = Integer.getInteger("test.logouts", 100);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String EMAIL = "ada@example.org";

    @TempDir
    static Path home;

    private static String issuer = "";
    private static LatchkeyProcess latchkey;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        issuer = "http://127.0.0.1:" + port;
        latchkey = LatchkeyProcess.in(
                        home,
                        "-Dquarkus.http.port=" + port,
                        "-Dlatchkey.token.issuer=" + issuer,
                        "-Dlatchkey.password.argon2.memory=64",
                        "-Dlatchkey.password.argon2.iterations=1")
                .ready();
        assertEquals(201, latchkey.register(EMAIL).statusCode());
    }

    /** Known beforehand, since the issuer's URL, which tokens name, has it. */
    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        latchkey.close();
    }

    @Test
    void nodeRefusesEachTokenWithinASecondOfItsLogout() throws Exception {
        try (FollowingVerifier node = FollowingVerifier.node(Path.of("target", "verify", "following"), issuer)) {
            assertRefusesInTime("Node", node);
        }
    }

    @Test
    void javaRefusesEachTokenWithinASecondOfItsLogout() throws Exception {
        try (FollowingVerifier java = FollowingVerifier.java(home, issuer)) {
            assertRefusesInTime("Java", java);
        }
    }

    private static void assertRefusesInTime(String name, FollowingVerifier verifier) throws Exception {
        long[] delays = new long[LOGOUTS];
        for (int i = 0; i < LOGOUTS; i++) {
            delays[i] = delay(verifier);
        }
        Arrays.sort(delays);
        Duration longest = Duration.ofNanos(delays[LOGOUTS - 1]);
        LOG.infof(
                "%s, %d logouts: refused after %s (median), %s (longest)",
                name, LOGOUTS, Duration.ofNanos(delays[LOGOUTS / 2]), longest);
        assertTrue(longest.compareTo(LIMIT) < 0, longest::toString);
        assertRefusesWhatIsNone(verifier);
    }

    /** From the answer to the logout to the first refusal, in nanoseconds. */
    private static long delay(FollowingVerifier verifier) throws Exception {
        String token = LatchkeyProcess.token(latchkey.login(EMAIL));
        assertTrue(verifier.ask(token).startsWith("ok "), () -> verifier.ask(token));
        var logout = latchkey.request("/logout", token).POST(BodyPublishers.noBody());
        assertEquals(204, latchkey.send(logout).statusCode());
        long answered = System.nanoTime();
        String verdict = verifier.ask(token);
        while (verdict.startsWith("ok ") && System.nanoTime() - answered < 2 * LIMIT.toNanos()) {
            verdict = verifier.ask(token);
        }
        assertEquals("no session-ended", verdict);
        return System.nanoTime() - answered;
    }

    private static void assertRefusesWhatIsNone(FollowingVerifier verifier) throws Exception {
        String token = LatchkeyProcess.token(latchkey.login(EMAIL));
        String subject = Forgery.of(token).claims().getString("sub");
        assertEquals("ok " + subject, verifier.ask(token));
        Forgery genuine = Forgery.of(token);
        String feed = latchkey.get("/.well-known/revocations").body();
        String signature = token.substring(token.lastIndexOf('.') + 1);
        for (String none : List.of(
                "x",
                feed,
                genuine.unsigned(),
                genuine.header("alg", "none").unsigned(),
                genuine.claim("groups", List.of("admin")).unsigned() + signature)) {
            assertTrue(verifier.ask(none).startsWith("no "), none);
        }
    }
}
