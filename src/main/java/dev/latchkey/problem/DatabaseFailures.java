package dev.latchkey.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, too slow or overrun from one that was asked the wrong thing. */
final class DatabaseFailures {
    /**
     * Classes of SQLSTATE that pass by themselves: connection exception, invalid authorization (a server that starts or
     * is being set up), transaction rollback, insufficient resources, operator intervention, system error.
     */
    private static final Set<String> PASSING = Set.of("08", "28", "40", "53", "57", "58");

    private static final Set<Class<? extends Throwable>> TYPES = Set.of(
            ClosedConnectionException.class,
            JDBCConnectionException.class,
            LockAcquisitionException.class,
            LockTimeoutException.class,
            QueryTimeoutException.class,
            TimeoutException.class,
            io.smallrye.mutiny.TimeoutException.class);

    private DatabaseFailures() {}

    static boolean isAway(Throwable cause) {
        return TYPES.stream().anyMatch(type -> type.isInstance(cause))
                || PASSING.contains(classOf(sqlState(cause)))
                || isPoolTimeout(cause)
                || isNetwork(cause);
    }

    private static @Nullable String sqlState(Throwable cause) {
        if (cause instanceof PgException refused) {
            return refused.getSqlState();
        }
        return cause instanceof SQLException refused ? refused.getSQLState() : null;
    }

    private static String classOf(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 ? sqlState.substring(0, 2) : "";
    }

    /** The SQL client has no type of its own for "no connection became free in time" and "this one is lost". */
    private static boolean isPoolTimeout(Throwable cause) {
        boolean untyped = cause instanceof NoStackTraceThrowable || cause instanceof VertxException;
        String message = String.valueOf(cause.getMessage());
        return untyped && (message.startsWith("Timeout") || message.startsWith("Connection is not active"));
    }

    /** The database is the only other machine that a request talks to, so what fails on the network is the database. */
    private static boolean isNetwork(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof JsonProcessingException
                        || cause instanceof FileSystemException
                        || cause instanceof FileNotFoundException);
    }
}
