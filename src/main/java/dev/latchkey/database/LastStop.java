package dev.latchkey.database;

import io.quarkus.runtime.Application;

/** Stops the embedded PostgreSQL once the application has answered the requests in flight, which still need it. */
final class LastStop implements Runnable {
    private final EmbeddedPostgres postgres;

    LastStop(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public void run() {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        postgres.stop();
    }
}
