package dev.latchkey.page;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AssetResourceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final List<String> TYPES =
            List.of("text/css;charset=UTF-8", "text/javascript;charset=UTF-8", "image/svg+xml;charset=UTF-8");

    @TestHTTPResource
    URI uri;

    @Test
    void whatPagesNameIsKeptForGood() throws Exception {
        Set<String> paths = named();
        assertEquals(3, paths.size(), paths::toString);
        for (String path : paths) {
            HttpResponse<byte[]> plain = get(path, "identity");
            assertEquals(200, plain.statusCode());
            assertEquals("public, max-age=31536000, immutable", header(plain, "Cache-Control"));
            assertTrue(TYPES.contains(header(plain, "Content-Type")), path);
            assertFalse(plain.headers().firstValue("Content-Encoding").isPresent());
            assertSameUnderGzip(plain, get(path, "gzip, deflate, br"));
        }
    }

    private static void assertSameUnderGzip(HttpResponse<byte[]> plain, HttpResponse<byte[]> zipped)
            throws IOException {
        assertEquals("gzip", header(zipped, "Content-Encoding"));
        assertEquals("Accept-Encoding", header(zipped, "Vary"));
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertArrayEquals(plain.body(), content.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/assets/latchkey.css", "/assets/..%2fapplication.properties", "/assets/%00"})
    void thereAreNoOthers(String path) {
        given().urlEncodingEnabled(false).get(path).then().spec(problem(404, "not-found"));
    }

    private static Set<String> named() {
        String page = Visitor.unknown().open("/").asString();
        return NAMED.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private HttpResponse<byte[]> get(String path, String encodings) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .header("Accept-Encoding", encodings)
                .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
