package dev.latchkey.database;

import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;

/**
 * What was migrated, by Flyway's own record. Where that is exactly what this build has, Flyway has nothing to do, and to have
 * it find that out takes a start a fifth of a second. Asked over the pool that requests use, so that JDBC need not be loaded
 * either. Wherever it is anything else, Flyway decides.
 */
@ApplicationScoped
class SchemaHistory {
    private static final String RECORD = "SELECT script, checksum, success FROM flyway_schema_history";

    /** A database that does not answer by then is one to wait for, which is not done here. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final PlainSql database;
    private final Flyway flyway;

    SchemaHistory(PlainSql database, Flyway flyway) {
        this.database = database;
        this.flyway = flyway;
    }

    /** Not either where there is no such table yet, or no database. */
    boolean isCurrent() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(this::done).equals(known());
    }

    private Uni<Set<Migration>> done() {
        return database.runPlannedAnew(RECORD)
                .map(rows -> rows.stream().map(Migration::of).collect(Collectors.toSet()))
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .onFailure()
                .recoverWithItem(Set.of());
    }

    private Set<Migration> known() {
        return scanner().scanForResources().stream().map(Migration::of).collect(Collectors.toSet());
    }

    private QuarkusPathLocationScanner scanner() {
        return new QuarkusPathLocationScanner(
                flyway.getConfiguration(), List.of(flyway.getConfiguration().getLocations()));
    }

    private record Migration(String script, Integer checksum, boolean success) {
        static Migration of(Row row) {
            return new Migration(row.getString("script"), row.getInteger("checksum"), row.getBoolean("success"));
        }

        static Migration of(LoadableResource file) {
            return new Migration(file.getRelativePath(), ChecksumCalculator.calculate(file), true);
        }
    }
}
