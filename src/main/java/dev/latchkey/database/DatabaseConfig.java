package dev.latchkey.database;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The PostgreSQL to work with. When it is not set, Latchkey runs one of its own in {@link DataConfig#directory()}. */
@Unremovable // read before there are beans, but a property without a mapping would be refused
@ConfigMapping(prefix = "latchkey.database")
public interface DatabaseConfig {
    /**
     * Where the database is: {@code postgresql://host:5432/name}, with {@code ?sslmode=} if need be. The forms
     * {@code postgres://user:password@host/name}, {@code jdbc:postgresql://...} and {@code vertx-reactive:postgresql://...}
     * are understood too.
     */
    Optional<String> url();

    /** Who Latchkey logs in as; it must own the database, or be allowed to create tables in it. */
    Optional<String> username();

    /** The password of {@link #username()}. */
    Optional<String> password();

    /**
     * Where revocations are listened for, if not at {@link #url()}: past a PgBouncer in transaction mode, which cannot pass
     * on a {@code NOTIFY}. The same forms; user and password are those of {@link #url()} unless it has its own.
     */
    Optional<String> listenUrl();
}
