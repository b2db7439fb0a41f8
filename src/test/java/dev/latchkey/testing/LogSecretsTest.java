package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That {@link AllLogs} would find what it looks for. */
@QuarkusTest
class LogSecretsTest {
    private static final LogSecrets SECRETS = LogSecrets.of(Set.of("tr0ub4dor & 3"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asked with eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA today",
                "unsigned eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                "lkr1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAA.AAAA",
                "{cookie=lkb1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAA.AAAA}",
                "the hash is $argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA",
                "User[hash=$2a$04$abcdefghijklmnopqrstuv]",
                "-----BEGIN PRIVATE KEY-----",
                "Authorization: Bearer x.y.z",
                "authorization=Basic cmVzb3VyY2Utc2VydmVyOmEgc2VjcmV0",
                "\"Cookie\": \"latchkey=1234567\"",
                "Basic cmVzb3VyY2Utc2VydmVyOmEgc2VjcmV0",
                "no account tr0ub4dor & 3",
            })
    void aSecretIsFound(String line) {
        assertFalse(SECRETS.in(line).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latchkey is ready at http://localhost:8080 (data in /tmp)",
                "The key jv3GSu9wMRXtTmLCUYdVBk3rXzrVbO7b2kFJy0GMy3k signs from 2026-01-02T03:04:05Z",
                "Bearer tokens are read from the Authorization header",
                "a password is missing",
            })
    void whatSaysNothingIsNone(String line) {
        assertEquals(List.of(), SECRETS.in(line));
    }

    @Test
    void itIsToldWhereButNotInFull(@TempDir Path directory) throws IOException {
        Path log = Files.writeString(directory.resolve("a.log"), "one\ntwo tr0ub4dor & 3\n");
        assertEquals(List.of(log + ":2: a password or secret of the tests: tr0ub4..."), SECRETS.in(log));
    }

    @Test
    void passwordsOfTheTestsAreKnown() throws IOException {
        assertTrue(KnownSecrets.inTests()
                .containsAll(Set.of(
                        TestSettings.ADMIN_PASSWORD, TestSettings.RESOURCE_SERVER_SECRET, LatchkeyProcess.PASSWORD)));
        assertEquals(
                List.of("tr0ub4dor & 3", "an-other one"),
                KnownSecrets.in(
                                "(\"password\", \"tr0ub4dor & 3\"); SECRET = \"an-other one\"; \"password\", \"new_password\"")
                        .toList());
    }

    @Test
    void whatTheApplicationLogsAndWhatIsPrintedIsCaptured() throws IOException {
        Assumptions.assumeTrue(Capture.file().isPresent(), "no build runs this");
        String mark = UUID.randomUUID().toString();
        Log.info("logged " + mark);
        System.out.println("printed " + mark);
        String captured = Files.readString(Capture.file().orElseThrow());
        assertTrue(captured.contains("logged " + mark));
        assertTrue(captured.contains("printed " + mark));
    }
}
