package dev.latchkey.admin;

import dev.latchkey.database.PlainSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** Counts for the administrator's first page. */
@ApplicationScoped
class Figures {
    private static final int DAYS = 30;

    private static final String USERS =
            """
            SELECT count(*) AS users,
                   (SELECT count(*) FROM users WHERE NOT enabled) AS disabled,
                   (SELECT count(*) FROM users WHERE enabled AND roles @> ARRAY ['admin']) AS administrators,
                   (SELECT count(*) FROM mails WHERE state = 'given-up' AND state <> 'sent') AS mails_given_up
            FROM users""";

    /** Days without a row have zeros. */
    private static final String DAILY =
            """
            SELECT $1::date + ago AS day,
                   coalesce(sum(count) FILTER (WHERE what = 'sign-up'), 0)::bigint AS sign_ups,
                   coalesce(sum(count) FILTER (WHERE what = 'login'), 0)::bigint AS logins
            FROM generate_series(1 - $2::integer, 0) ago LEFT JOIN daily_counts ON day = $1::date + ago
            GROUP BY ago ORDER BY ago""";

    private final PlainSql database;
    private final Clock clock;

    Figures(PlainSql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The accounts of now, and the last 30 days by this node's clock, in UTC. */
    Uni<Overview> count() {
        return daily(LocalDate.now(clock))
                .chain(days -> database.run(USERS, Tuple.tuple()).map(counts -> overview(counts, days)));
    }

    private Uni<List<DayFigures>> daily(LocalDate today) {
        return database.run(DAILY, Tuple.of(today, DAYS)).map(Figures::days);
    }

    private static List<DayFigures> days(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new DayFigures(row.getLocalDate("day"), row.getLong("sign_ups"), row.getLong("logins")))
                .toList();
    }

    private static Overview overview(RowSet<Row> counts, List<DayFigures> days) {
        Row row = counts.iterator().next();
        return new Overview(
                row.getLong("users"),
                row.getLong("disabled"),
                row.getLong("administrators"),
                row.getLong("mails_given_up"),
                days);
    }
}
