package dev.latchkey.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.ShortDeadlines;
import io.quarkus.logging.Log;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 150 slow heads and 150 slow bodies at once do not concern anybody else. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class SlowCrowdTest {
    private static final int SIZE = 150;
    private static final long LONGEST_MILLIS = 4_000;
    private static final String HEAD = "GET /posts HTTP/1.1\r\nHost: local";
    private static final String BODY =
            "POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 60000\r\n\r\n";

    @TestHTTPResource
    URL url;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Long> millis = new ArrayList<>();

    @Test
    void isCutOffWhileOthersAreServed() throws Exception {
        ask(20); // the first ones are slower for reasons of their own
        millis.clear();
        long start = System.nanoTime();
        try (Crowd heads = Crowd.of(SIZE, url.getPort(), HEAD);
                Crowd bodies = Crowd.of(SIZE, url.getPort(), BODY)) {
            while (heads.size() + bodies.size() > 0) {
                assertThat(millisSince(start), lessThan(LONGEST_MILLIS));
                heads.sendAByte();
                bodies.sendAByte();
                ask(10);
            }
        }
        Collections.sort(millis);
        long p99 = millis.get(millis.size() * 99 / 100);
        Log.infof("%d requests beside 300 slow connections: p99 %d ms", millis.size(), p99);
        assertThat(p99, lessThan(400L));
    }

    private void ask(int times) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + url.getPort() + "/test/items?limit=5"))
                .build();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
            millis.add(millisSince(start));
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
