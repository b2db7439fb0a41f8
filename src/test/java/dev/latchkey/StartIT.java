package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts beside a configured database: those that cannot be, and three nodes at once. */
@Timeout(120)
class StartIT {
    private static final String ADMIN_PASSWORD = "the first of all passwords";

    /** As docker-compose.yml passes what .env leaves out; and lists that are to be empty. */
    private static final Map<String, String> NOTHING = Map.of(
            "LATCHKEY_ADMIN_EMAIL", "",
            "LATCHKEY_ADMIN_PASSWORD", "",
            "LATCHKEY_PROXIES", "",
            "LATCHKEY_HTTP_CONNECTIONS_EXEMPT", "",
            "LATCHKEY_HTTP_DEADLINE_EXEMPT", "");

    private static final Pattern OF_LIBRARIES = Pattern.compile("argon2id is computed by|Tokens are signed by");
    private static final String NO_MAIL = "Mail is off, since latchkey.mail.host is not set";

    @TempDir
    Path home;

    private OwnPostgres postgres;

    @BeforeEach
    void startDatabase() throws Exception {
        postgres = OwnPostgres.in(home);
    }

    @AfterEach
    void stopDatabase() throws Exception {
        postgres.stop();
    }

    @Test
    void whatCannotStartSaysSoInOneLine() throws Exception {
        assertRefused("latchkey.site.accent must be a colour", Map.of("LATCHKEY_SITE_ACCENT", "red"));
        assertRefused("latchkey.site.logo cannot be read", Map.of("LATCHKEY_SITE_LOGO", "none.svg"));
        assertRefused("LATCHKEY_SECRET is not set", Map.of("LATCHKEY_SECRET", ""));
        assertRefused("shorter than 32 characters", Map.of("LATCHKEY_SECRET", "hunter2"));
        assertRefused("password authentication failed", Map.of("LATCHKEY_DATABASE_PASSWORD", "hunter2"));
        assertRefused(
                "latchkey.admin.password must be 8 to 256 characters long",
                Map.of("LATCHKEY_ADMIN_EMAIL", "ada@example.org", "LATCHKEY_ADMIN_PASSWORD", "hunter2"));
        assertRefused(
                "latchkey.admin.password must not be your name",
                Map.of("LATCHKEY_ADMIN_EMAIL", "hunter2@example.org", "LATCHKEY_ADMIN_PASSWORD", "Hunter-2000"));
        assertRefused("\"10.0.0.0/33\" of latchkey.proxies", Map.of("LATCHKEY_PROXIES", "::1,10.0.0.0/33"));
        assertRefused("\"*\" of latchkey.cors.origins", Map.of("LATCHKEY_CORS_ORIGINS", "*"));
        // By now the database has a key, made under the right secret.
        assertRefused("does not open", Map.of("LATCHKEY_SECRET", "hunter2-hunter2-hunter2-hunter2-hunter2"));
    }

    private void assertRefused(String reason, Map<String, String> environment) throws Exception {
        String refusal = start(environment).refusal();
        assertTrue(refusal.contains(reason), refusal);
        assertFalse(refusal.contains("hunter2"), refusal);
    }

    @Test
    void severalNodesStartAtOnceAndAreOne() throws Exception {
        Map<String, String> admin =
                Map.of("LATCHKEY_ADMIN_EMAIL", "ada@example.org", "LATCHKEY_ADMIN_PASSWORD", ADMIN_PASSWORD);
        try (LatchkeyProcess one = start(admin);
                LatchkeyProcess two = start(admin);
                LatchkeyProcess three = start(NOTHING)) {
            assertTheyShareAll(one.ready(), two.ready(), three.ready());
            for (LatchkeyProcess node : List.of(one, two, three)) {
                List<String> lines = node.output().stream()
                        .filter(line -> !OF_LIBRARIES.matcher(line).find())
                        .toList();
                assertEquals(2, lines.size(), lines::toString);
                assertTrue(lines.get(0).contains(NO_MAIL), lines::toString);
                assertFalse(node.startLine().contains(ADMIN_PASSWORD));
            }
        }
        assertFalse(Files.exists(home.resolve(".latchkey")));
    }

    private void assertTheyShareAll(LatchkeyProcess one, LatchkeyProcess two, LatchkeyProcess three) throws Exception {
        assertEquals("1", postgres.query("SELECT count(*) FROM signing_keys"));
        assertEquals("1", postgres.query("SELECT count(*) FROM users"));
        assertEquals("0", postgres.query("SELECT count(*) FROM flyway_schema_history WHERE NOT success"));
        String token = LatchkeyProcess.token(
                one.post("/login", Map.of("email", "ada@example.org", "password", ADMIN_PASSWORD)));
        assertEquals(200, two.get("/users", token).statusCode());
        assertEquals(
                204,
                three.send(three.request("/logout", token).POST(BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(401, one.get("/me", token).statusCode());
        assertEquals(401, two.get("/me", token).statusCode());
    }

    private LatchkeyProcess start(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(postgres.environment());
        all.putAll(environment);
        return LatchkeyProcess.in(home, all);
    }
}
