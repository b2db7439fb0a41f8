package dev.latchkey.revocation;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** One connection that listens, and how far it has read. Used on the connection's thread only. */
final class Watch {
    private static final long LIMIT_MILLIS = 1000;

    /** More than that at once would keep an event loop busy; it is quicker to forget everything. */
    private static final int MOST = 10_000;

    private static final String HEAD =
            """
            SELECT coalesce(max(position), 0), coalesce((SELECT position FROM revocations
                WHERE kind <> 'user-changed' ORDER BY position DESC LIMIT 1), 0) FROM revocations""";

    /** The last one that was read stands, until newer ones do. Where it does not, an operator emptied the table. */
    private static final String NEWS =
            "SELECT position, kind, subject FROM revocations WHERE position >= %d ORDER BY position LIMIT %d";

    private final PgConnection connection;
    private long position;
    private long positionForAll;

    private Watch(PgConnection connection, Row head) {
        this.connection = connection;
        this.position = head.getLong(0);
        this.positionForAll = head.getLong(1);
    }

    /** Listens first and reads then, so that nothing falls in between. */
    static Future<Watch> begin(PgConnection connection) {
        return limited(connection.query("LISTEN latchkey").execute().compose(listening -> connection
                        .query(HEAD)
                        .execute()))
                .map(rows -> new Watch(connection, rows.iterator().next()))
                .onFailure(unused -> connection.close());
    }

    void onNews(Runnable look) {
        connection.notificationHandler(unused -> look.run());
    }

    void onEnd(Runnable leave) {
        connection.closeHandler(unused -> leave.run());
    }

    /** That of the last revocation which is not for nodes alone. */
    long positionForAll() {
        return positionForAll;
    }

    /**
     * All that was committed since the last time. Fails where no answer comes in a second, where it is too much, or where
     * positions may have begun anew.
     */
    Future<List<Revocation>> news() {
        return limited(connection.query(NEWS.formatted(position, MOST)).execute())
                .map(this::read)
                .onSuccess(this::remember);
    }

    void close() {
        connection.close();
    }

    private void remember(List<Revocation> news) {
        news.forEach(revocation -> {
            position = Math.max(position, revocation.position());
            positionForAll = revocation.kind().isForAll() ? position : positionForAll;
        });
    }

    private List<Revocation> read(RowSet<Row> rows) {
        if (rows.rowCount() == MOST) {
            throw new IllegalStateException("too many revocations to forget one by one");
        }
        if (rows.rowCount() == 0 && position > 0) {
            throw new IllegalStateException("the revocations were taken away");
        }
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Revocation::of)
                .filter(revocation -> revocation.position() > position)
                .toList();
    }

    private static <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }
}
