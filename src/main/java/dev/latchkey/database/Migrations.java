package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Brings the schema up to date before anything else uses it. Nodes that start at once queue at Flyway's lock. */
@ApplicationScoped
class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class);

    private final FirstConnection first;
    private final SchemaHistory history;
    private final Flyway flyway;
    private final String place;

    Migrations(
            FirstConnection first,
            SchemaHistory history,
            Flyway flyway,
            @ConfigProperty(name = StartLine.PLACE, defaultValue = "the database") String place) {
        this.first = first;
        this.history = history;
        this.flyway = flyway;
        this.place = place;
    }

    void run(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) throws Throwable {
        if (!history.isCurrent()) {
            first.to(place);
            migrate();
        }
    }

    private void migrate() {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            LOG.debug("The migration failed", e);
            String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*(-{3,}|\\R)\\s*", " ");
            throw new CannotStart("its schema cannot be brought up to date in " + place + ": " + reason);
        }
    }
}
