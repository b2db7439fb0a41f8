package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import dev.latchkey.testing.Together;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes rotate their keys by themselves every few seconds, and no verifier that obeys their caching notices. */
@Timeout(90)
class KeyRotationIT {
    private static final Logger LOG = Logger.getLogger(KeyRotationIT.class);
    private static final int ROTATIONS = 3;
    private static final int CLIENTS = 3;
    private static final long GIVE_UP_NANOS = 50_000_000_000L;

    /** Less than the life of a token, which ends on a whole second. */
    private static final long TOKEN_NANOS = 2_500_000_000L;

    private static final String[] SHORT = {
        "-Dlatchkey.keys.rotate-every=4s",
        "-Dlatchkey.keys.jwks-max-age=1s",
        "-Dlatchkey.keys.skew=1s",
        "-Dlatchkey.token.lifetime=4s",
        "-Dlatchkey.token.issuer=http://login.latchkey.test",
        "-Dlatchkey.password.argon2.memory=64"
    };

    private final AtomicInteger verifications = new AtomicInteger();
    private OwnPostgres postgres;
    private List<LatchkeyProcess> nodes;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        postgres = OwnPostgres.in(home);
        LatchkeyProcess one = LatchkeyProcess.in(home, postgres.environment(), SHORT);
        LatchkeyProcess other = LatchkeyProcess.in(home, postgres.environment(), SHORT);
        nodes = List.of(one.ready(), other.ready());
    }

    @AfterEach
    void stop() throws Exception {
        for (LatchkeyProcess node : nodes) {
            node.close();
        }
        postgres.stop();
    }

    @Test
    void noVerificationFailsOverThreeRotations() throws Exception {
        List<Set<String>> signers = Together.run(IntStream.range(0, CLIENTS)
                .mapToObj(client -> (Callable<Set<String>>) () -> verifyThroughRotations(client))
                .toList());
        signers.forEach(kids -> assertTrue(kids.size() > ROTATIONS, () -> "too few rotations in time: " + kids));
        LOG.infof(
                "%d verifications over %d rotations on two nodes, none failed",
                verifications.get(), signers.get(0).size() - 1);
    }

    /** Refreshes on either node in turn, and has each token verified by cached keys and by both nodes while it lives. */
    private Set<String> verifyThroughRotations(int client) throws Exception {
        CachingVerifier verifier = new CachingVerifier(nodes);
        Deque<Issued> live = new ArrayDeque<>();
        Set<String> kids = new LinkedHashSet<>();
        HttpResponse<String> pair = logIn(client);
        for (long begun = System.nanoTime(); kids.size() <= ROTATIONS && System.nanoTime() - begun < GIVE_UP_NANOS; ) {
            pair = nodes.get(verifications.get() % 2).refresh(LatchkeyProcess.refreshToken(pair));
            assertEquals(200, pair.statusCode(), pair::body);
            live.add(new Issued(LatchkeyProcess.token(pair), System.nanoTime()));
            live.removeIf(Issued::isAboutToExpire);
            for (Issued token : List.of(live.getFirst(), live.getLast())) {
                kids.add(verifier.verify(token.text()));
                assertAccepted(token);
            }
            Thread.sleep(20);
        }
        return kids;
    }

    private HttpResponse<String> logIn(int client) throws Exception {
        String email = client + "-" + UUID.randomUUID() + "@example.org";
        assertEquals(201, nodes.get(0).register(email).statusCode());
        return nodes.get(1).login(email);
    }

    private void assertAccepted(Issued token) throws Exception {
        for (LatchkeyProcess node : nodes) {
            HttpResponse<String> me = node.get("/me", token.text());
            assertTrue(me.statusCode() == 200 || token.isAboutToExpire(), me::body);
        }
        verifications.addAndGet(1 + nodes.size());
    }

    private record Issued(String text, long at) {
        boolean isAboutToExpire() {
            return System.nanoTime() - at > TOKEN_NANOS;
        }
    }
}
