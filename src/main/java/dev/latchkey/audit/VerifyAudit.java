package dev.latchkey.audit;

import dev.latchkey.database.Database;
import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.secret.SecretSource;
import dev.latchkey.secret.Secrets;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The command that verifies the audit log, beside a running Latchkey or without one. It writes nothing. */
public final class VerifyAudit {
    /** What it is called on the command line. */
    public static final String NAME = "verify-audit";

    private static final String USAGE =
            "usage: " + NAME + " [--since position:hash], with a head that was noted earlier";

    private VerifyAudit() {}

    /**
     * Verifies the chain. Never fails: where it cannot be done, the verdict says so.
     *
     * @param options what follows the name: nothing, or {@code --since} and a head that was noted earlier
     */
    public static Verdict run(List<String> options) {
        boolean since = options.size() == 2 && options.get(0).equals("--since");
        Optional<Link> noted = since ? Link.parse(options.get(1)) : Optional.empty();
        if (noted.isEmpty() && !options.isEmpty()) {
            return Verdict.unknown(USAGE);
        }
        try {
            return Database.visit(settings -> verify(settings, noted.orElse(null)));
        } catch (CannotStart e) {
            return Verdict.unknown(String.valueOf(e.getMessage()).replace("Latchkey cannot start: ", ""));
        }
    }

    private static Verdict verify(DatabaseSettings settings, @Nullable Link noted) {
        try (Connection connection = connect(settings)) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new Verification(connection, secrets()).run(noted);
        } catch (SQLException e) {
            return Verdict.unknown(settings + ": " + e.getMessage());
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        Properties properties = new Properties();
        Optional.ofNullable(settings.username()).ifPresent(name -> properties.setProperty("user", name));
        Optional.ofNullable(settings.password()).ifPresent(word -> properties.setProperty("password", word));
        properties.setProperty("ApplicationName", "latchkey " + NAME);
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    private static Secrets secrets() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Path data = config.getOptionalValue("latchkey.data", Path.class).orElse(Path.of(".latchkey"));
        return new SecretSource(() -> config.getOptionalValue("latchkey.secret", String.class), () -> data).secrets();
    }
}
