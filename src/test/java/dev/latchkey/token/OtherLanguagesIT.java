package dev.latchkey.token;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.latchkey.token.Verifier.Verdict;
import io.restassured.http.ContentType;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in another language needs nothing of ours but the issuer's URL. */
class OtherLanguagesIT {
    private static final Path DIRECTORY = Path.of("target", "verify").toAbsolutePath();

    @TempDir
    static @Nullable Path home;

    private static @Nullable Process latchkey;
    private static String issuer = "";
    private static String subject = "";
    private static String token = "";

    @BeforeAll
    static void logIn() throws IOException {
        issuer = "http://localhost:" + start();
        Map<String, String> ada =
                Map.of("email", "ada@example.org", "password", "correct horse battery staple", "name", "Ada Lovelace");
        subject = given().baseUri(issuer)
                .contentType(ContentType.JSON)
                .body(ada)
                .post("/register")
                .path("id");
        token = given().baseUri(issuer)
                .contentType(ContentType.JSON)
                .body(ada)
                .post("/login")
                .path("access_token");
        assertNotNull(token);
    }

    /** On a port that is known beforehand, since the issuer's URL, which tokens name, has it. */
    private static int start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertNotNull(home);
        Path application = Path.of(System.getProperty("quarkus-app"), "quarkus-run.jar");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.http.host=127.0.0.1",
                        "-jar",
                        application.toAbsolutePath().toString())
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
        latchkey = builder.start();
        BufferedReader output = latchkey.inputReader();
        assertNotNull(output.lines()
                .filter(line -> line.contains("Latchkey is ready"))
                .findFirst()
                .orElse(null));
        return port;
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (latchkey != null) {
            latchkey.destroy();
            latchkey.waitFor();
        }
    }

    @Test
    void nodeVerifiesTheTokenAndRefusesWhatIsNone() throws Exception {
        Verifier node = Verifier.node(DIRECTORY.resolve("node"));
        assertVerdicts(node, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "ERR_JWT_CLAIM_VALIDATION_FAILED");
    }

    @Test
    void pythonVerifiesTheTokenAndRefusesWhatIsNone() throws Exception {
        Verifier python = Verifier.python(DIRECTORY.resolve("python"));
        assertVerdicts(python, "InvalidSignatureError", "InvalidAudienceError");
    }

    private static void assertVerdicts(Verifier verifier, String tampered, String elsewhere) throws Exception {
        assertEquals(new Verdict(true, subject), verifier.verify(issuer, "latchkey", token));
        assertEquals(new Verdict(false, tampered), verifier.verify(issuer, "latchkey", tampered(token)));
        assertEquals(new Verdict(false, elsewhere), verifier.verify(issuer, "another", token));
    }

    /** With the role {@code admin}, under the signature of the genuine one. */
    private static String tampered(String genuine) {
        String payload =
                Forgery.of(genuine).claim("groups", List.of("admin")).unsigned().split("\\.", -1)[1];
        String[] parts = genuine.split("\\.", -1);
        return String.join(".", parts[0], payload, parts[2]);
    }
}
