package dev.latchkey.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.Patience;
import dev.latchkey.testing.ShortDeadlines;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A head may take 0.8 s here, as may reading, and a connection lives 1.6 s without a request. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class SlowConnectionsTest {
    private static final String REQUEST =
            "GET /test/items/0199f2a4-5b7c-7d1e-8f90-a1b2c3d4e5f6 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String EXEMPT = "GET /test/slow/exempt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LARGE = "GET /test/large HTTP/1.1\r\nHost: localhost\r\n\r\n";
    /** The preface of HTTP/2, and empty settings. */
    private static final String HTTP_2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

    /** Its first stream: the headers of GET /test/large from localhost, and no more. */
    private static final String HTTP_2_LARGE =
            "\0\0\32\1\5\0\0\0\1" + "\u0082\u0086" + "\4\13/test/large" + "\1\11localhost";

    @TestHTTPResource
    URL url;

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost: local", HTTP_2})
    void whoeverBeginsWithoutARequestIsCutOff(String beginning) throws IOException {
        double before = ended("head");
        try (Line line = line().send(beginning)) {
            assertThat(line.end(), between(700, 1_500));
        }
        assertEquals(before + 1, ended("head"));
    }

    @Test
    void aHeadByteByByteIsCutOff() throws Exception {
        try (Line line = line().dribble(REQUEST, Duration.ofMillis(50))) {
            assertThat(line.end(), between(700, 1_500));
        }
    }

    @Test
    void aConnectionWithoutAnotherRequestIsKeptForAWhile() throws IOException {
        try (Line line = line().send(REQUEST)) {
            assertThat(line.read(12), startsWith("HTTP/1.1 200"));
            assertThat(line.end(), between(1_500, 2_600));
        }
    }

    @Test
    void theNextHeadHasTheSameTimeFromItsFirstByteOn() throws Exception {
        try (Line line = line().send(REQUEST)) {
            Thread.sleep(600);
            assertThat(line.dribble(REQUEST, Duration.ofMillis(50)).end(), between(1_300, 2_100));
        }
    }

    @Test
    void anAnswerMayTakeLongerToComeThanAHead() throws IOException {
        try (Line line = line().send(EXEMPT)) {
            assertThat(line.read(12), startsWith("HTTP/1.1 200"));
            assertThat(line.age(), greaterThan(Duration.ofMillis(850)));
        }
    }

    @Test
    void whoeverDoesNotReadIsCutOff() throws Exception {
        double before = ended("answer");
        try (Line line = line().send(LARGE)) {
            line.read(10);
            assertTrue(Patience.soon(() -> ended("answer") == before + 1));
        }
    }

    @Test
    void whoeverReadsAByteNowAndThenIsCutOff() throws Exception {
        double before = ended("answer");
        try (Line line = line().send(LARGE)) {
            for (int i = 0; i < 50 && ended("answer") == before; i++) {
                line.read(1);
                Thread.sleep(100);
            }
            assertEquals(before + 1, ended("answer"));
        }
    }

    @Test
    void whoeverReadsSteadilyGetsAllOfIt() throws Exception {
        int length = 16 * 1024 * 1024;
        try (Line line = line().send(LARGE)) {
            for (int i = 0; i < 16; i++) {
                assertEquals(length / 16, line.read(length / 16).length());
                Thread.sleep(100);
            }
        }
    }

    @Test
    void whoeverOpensNoWindowIsCutOffInHttp2Too() throws IOException {
        double before = ended("answer");
        try (Line line = line().send(HTTP_2 + HTTP_2_LARGE)) {
            assertThat(line.end(), between(700, 2_000));
        }
        assertEquals(before + 1, ended("answer"));
    }

    /** For longer than a connection lives without a request, which the one under way is still. */
    @Test
    void whoeverOpensAWindowSteadilyGetsAllOfIt() throws Exception {
        int step = 128 * 1024;
        try (Line line = line().send(HTTP_2 + HTTP_2_LARGE)) {
            assertEquals(60_000, line.read(60_000).length());
            for (int i = 0; i < 8; i++) {
                Thread.sleep(300);
                line.send(windowUpdate(0, step) + windowUpdate(1, step));
                assertEquals(step, line.read(step).length());
            }
        }
    }

    private static String windowUpdate(int stream, int bytes) {
        byte[] frame = ByteBuffer.allocate(13)
                .put(new byte[] {0, 0, 4, 8, 0})
                .putInt(stream)
                .putInt(bytes)
                .array();
        return new String(frame, StandardCharsets.ISO_8859_1);
    }

    private Line line() throws IOException {
        return Line.to(url.getPort());
    }

    private static double ended(String slow) {
        return Metrics.sum("latchkey_connections_ended_total", "slow=\"" + slow + "\"");
    }

    private static Matcher<Duration> between(long fromMillis, long toMillis) {
        return both(greaterThan(Duration.ofMillis(fromMillis))).and(lessThan(Duration.ofMillis(toMillis)));
    }
}
