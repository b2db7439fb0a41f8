package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @Test
    void severalNodesThatStartAtOnceMigrateOnce(@TempDir Path directory) {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(directory);
        try {
            List<Integer> executed = Stream.generate(() -> flyway(postgres.settings()))
                    .limit(4)
                    .parallel()
                    .map(flyway -> flyway.migrate().migrationsExecuted)
                    .sorted()
                    .toList();
            assertEquals(List.of(0, 0, 0, 1), executed);
        } finally {
            postgres.stop();
        }
    }

    private static Flyway flyway(DatabaseSettings settings) {
        return Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
                .locations("classpath:db/queueing")
                .load();
    }
}
