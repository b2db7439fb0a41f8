package dev.latchkey.interleaving;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One of two nodes, and the gate that stands between it and the database. */
record Side(String name, Gate gate, StatementProxy proxy, LatchkeyProcess node) implements AutoCloseable {
    static final String ADMIN_EMAIL = "root@latchkey.test";
    static final String ADMIN_PASSWORD = "the root of all tests";

    static Side ready(String name, OwnPostgres postgres, Path home) throws IOException, InterruptedException {
        Gate gate = new Gate();
        StatementProxy proxy = new StatementProxy(postgres.port(), gate);
        LatchkeyProcess node = LatchkeyProcess.in(
                home,
                environment(postgres, proxy.port()),
                "-XX:TieredStopAtLevel=4", // signing is most of the work
                "-Dlatchkey.token.issuer=http://login.latchkey.test",
                "-Dlatchkey.password.argon2.memory=64",
                "-Dlatchkey.password.argon2.iterations=1",
                "-Dlatchkey.session.refresh-grace=60s",
                "-Dquarkus.scheduler.start-mode=halted");
        return new Side(name, gate, proxy, node.ready());
    }

    private static Map<String, String> environment(OwnPostgres postgres, int port) {
        Map<String, String> environment = new HashMap<>(postgres.environment());
        environment.put("LATCHKEY_DATABASE_LISTEN_URL", environment.get("LATCHKEY_DATABASE_URL"));
        environment.put("LATCHKEY_DATABASE_URL", "postgresql://127.0.0.1:" + port + "/latchkey");
        environment.put("LATCHKEY_ADMIN_EMAIL", ADMIN_EMAIL);
        environment.put("LATCHKEY_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return environment;
    }

    @Override
    public void close() throws IOException {
        gate.open();
        node.close();
        proxy.close();
    }
}
