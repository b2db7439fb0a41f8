package dev.latchkey.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How every {@code @QuarkusTest} is set up: an administrator, a free port, a client believed in who it
 * says it is, and hashes as cheap as they may be.
 */
public class TestSettings implements QuarkusTestResourceLifecycleManager {
    /** What the one resource server proves itself by. */
    public static final String RESOURCE_SERVER_SECRET = "the secret of the tests' resource server";

    /** The one origin whose scripts may use the API. */
    public static final String APP = "https://app.latchkey.test";

    static final String ADMIN_EMAIL = "root@latchkey.test";
    static final String ADMIN_PASSWORD = "the root of all tests";

    private @Nullable Leaks leaks;
    private @Nullable MailPort mail;

    @Override
    public Map<String, String> start() {
        leaks = new Leaks();
        MailServer mailServer = MailServer.started();
        mail = new MailPort(mailServer);
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.log.category.\"org.openqa.selenium\".level", "ERROR"),
                Map.entry("quarkus.log.category.\"dev.latchkey\".level", "DEBUG"),
                Map.entry("quarkus.log.category.\"com.icegreen\".level", "ERROR"),
                Map.entry("test.mailboxes", mail.url()),
                Map.entry("latchkey.mail.host", "localhost"),
                Map.entry("latchkey.mail.port", String.valueOf(mailServer.port())),
                Map.entry("latchkey.mail.username", MailServer.USER),
                Map.entry("latchkey.mail.password", MailServer.PASSWORD),
                Map.entry("latchkey.mail.trust", mailServer.trust().toString()),
                Map.entry("latchkey.mail.from", "no-reply@latchkey.test"),
                Map.entry("latchkey.login.link", "true"),
                Map.entry("latchkey.secret", "a-secret-of-the-tests-and-of-nobody-else"),
                Map.entry("latchkey.admin.email", ADMIN_EMAIL),
                Map.entry("latchkey.admin.password", ADMIN_PASSWORD),
                Map.entry("latchkey.proxies", "127.0.0.1,::1"),
                Map.entry("latchkey.http.connections-per-network", "8"),
                Map.entry("latchkey.http.connections-exempt", "127.0.0.1,::1"),
                Map.entry("latchkey.cors.origins", APP),
                Map.entry("latchkey.token.issuer", "http://login.latchkey.test"),
                Map.entry("latchkey.introspection.client-secret", RESOURCE_SERVER_SECRET),
                Map.entry("latchkey.password.range-api", leaks.url()),
                Map.entry("latchkey.password.argon2.memory", "64"),
                Map.entry("latchkey.password.argon2.iterations", "1"),
                Map.entry("latchkey.password.bcrypt.cost", "4"));
    }

    @Override
    public void stop() {
        if (leaks != null) {
            leaks.close();
        }
        if (mail != null) {
            mail.close();
        }
    }
}
