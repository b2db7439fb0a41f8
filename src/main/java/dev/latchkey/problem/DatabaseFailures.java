package dev.latchkey.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.JDBCConnectionException;

/** Tells a database that is away, too slow or overrun from one that was asked the wrong thing. */
final class DatabaseFailures {
    /**
     * Classes of SQLSTATE that pass by themselves: connection exception, invalid authorization (a server that starts or
     * is being set up), transaction rollback, insufficient resources, operator intervention, system error.
     */
    private static final Set<String> PASSING = Set.of("08", "28", "40", "53", "57", "58");

    private DatabaseFailures() {}

    static boolean isAway(Throwable cause) {
        return (cause instanceof PgException refused && isPassing(refused.getSqlState()))
                || cause instanceof ClosedConnectionException
                || cause instanceof JDBCConnectionException
                || cause instanceof TimeoutException
                || isPoolTimeout(cause)
                || isNetwork(cause);
    }

    private static boolean isPassing(String state) {
        return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }

    /** The SQL client's pool has no type of its own for "no connection became free in time". */
    private static boolean isPoolTimeout(Throwable cause) {
        return cause instanceof NoStackTraceThrowable && "Timeout".equals(cause.getMessage());
    }

    /** The database is the only other machine that a request talks to, so what fails on the network is the database. */
    private static boolean isNetwork(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof JsonProcessingException
                        || cause instanceof FileSystemException
                        || cause instanceof FileNotFoundException);
    }
}
