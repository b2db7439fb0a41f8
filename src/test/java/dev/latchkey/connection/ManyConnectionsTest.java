package dev.latchkey.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.latchkey.testing.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From each network there may be 8 connections here, but for the tests' own. */
@QuarkusTest
class ManyConnectionsTest {
    private static final int MOST = 8;
    private static final String REQUEST = "GET /posts HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TestHTTPResource
    URL url;

    private final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void assumeThatAllOf127IsThisMachine() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress("127.0.0.21", 0));
        } catch (BindException elsewhere) {
            abort(
                    "127.0.0.21 is no address of this machine; on macOS: sudo ifconfig lo0 alias 127.0.0.21, and so on to 24");
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Line line : lines) {
            line.close();
        }
    }

    @Test
    void whatIsTooMuchOfOneNetworkIsTurnedAway() throws Exception {
        fill("127.0.0.21");
        double before = Metrics.sum("latchkey_connections_refused_total", "limit=\"network\"");
        assertThat(connect("127.0.0.21").end(), lessThan(Duration.ofSeconds(1)));
        assertEquals(before + 1, Metrics.sum("latchkey_connections_refused_total", "limit=\"network\""));
    }

    @Test
    void anotherNetworkIsNotTouched() throws Exception {
        fill("127.0.0.22");
        assertEquals("HTTP/1.1 200", connect("127.0.0.23").send(REQUEST).read(12));
    }

    @Test
    void whoeverGoesMakesRoom() throws Exception {
        for (int round = 0; round < 3; round++) {
            fill("127.0.0.24");
            close();
            lines.clear();
        }
        enter("127.0.0.24");
    }

    @Test
    void proxiesMayHaveMore() throws Exception {
        fill("127.0.0.1");
        assertEquals("HTTP/1.1 200", connect("127.0.0.1").send(REQUEST).read(12));
    }

    private void fill(String address) throws Exception {
        for (int i = 0; i < MOST; i++) {
            enter(address);
        }
    }

    /** The other end may take a moment to notice who has gone. */
    private void enter(String address) throws Exception {
        long start = System.nanoTime();
        while (!isServed(connect(address))) {
            assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(2)));
            Thread.sleep(20);
        }
    }

    private static boolean isServed(Line line) throws IOException {
        try {
            return line.send(REQUEST).read(12).equals("HTTP/1.1 200");
        } catch (SocketException turnedAway) {
            return false;
        }
    }

    private Line connect(String address) throws IOException {
        Line line = Line.from(address, url.getPort());
        lines.add(line);
        return line;
    }
}
