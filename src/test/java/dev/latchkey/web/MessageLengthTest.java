package dev.latchkey.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request ends is no matter of opinion (RFC 9112, section 6.3): else one could hide a second request in it. */
@QuarkusTest
class MessageLengthTest {
    @TestHTTPResource
    URL url;

    @Test
    void chunksCountWhereThereIsALengthToo() throws IOException {
        Wire.Answer answer = echo("0\r\n\r\nsmuggled", "Content-Length: 13", "Transfer-Encoding: chunked");
        assertEquals(200, answer.status(), answer::toString);
        assertFalse(answer.body().contains("smuggled"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding : chunked",
            })
    void noLengthThatCanBeReadInTwoWaysIsTaken(String header) throws IOException {
        Wire.Answer answer = echo("0\r\n\r\nsmuggled", header);
        assertTrue(answer.status() >= 400 && answer.status() < 500, () -> answer.toString());
        assertFalse(answer.body().contains("smuggled"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked, identity", "identity", "gzip, chunked", "xchunked", "chunked, chunked"})
    void noTransferEncodingButChunksIsRead(String encoding) throws IOException {
        Wire.Answer answer = echo("0\r\n\r\n", "Transfer-Encoding: " + encoding);
        assertEquals(400, answer.status(), answer::toString);
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 5\r\n"})
    void nothingIsReadBehindChunks(String length) throws IOException {
        String second = "GET /test/echo HTTP/1.1\r\nHost: localhost\r\n\r\n";
        Wire.Answer answer = Wire.send(
                url.getPort(),
                "POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n" + length
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n0\r\n\r\n" + second.repeat(2));
        assertEquals(200, answer.status(), answer::toString);
        assertEquals("close", answer.header("Connection"));
        assertFalse(answer.body().contains("HTTP/1.1"), answer.body());
    }

    private Wire.Answer echo(String body, String... headers) throws IOException {
        String head = Wire.request("POST", "/test/echo", headers) + "Content-Type: text/plain\r\n\r\n";
        return Wire.send(url.getPort(), head + body);
    }
}
