package dev.latchkey.onetime;

import dev.latchkey.database.PlainSql;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Has the jobs do their round, which no scheduler does in tests. */
@ApplicationScoped
public class LinkRounds {
    private final LinkAnswers answers;
    private final OneTimePurge purge;
    private final PlainSql database;

    LinkRounds(LinkAnswers answers, OneTimePurge purge, PlainSql database) {
        this.answers = answers;
        this.purge = purge;
        this.database = database;
    }

    /** Answers all that was asked for. */
    public void answer() {
        wait(answers::round);
    }

    void purge() {
        wait(purge::round);
    }

    /** As if strangers had asked for links for so many addresses that nobody has, before all others. */
    void flood(int requests, Instant at) {
        query(
                """
                INSERT INTO link_requests (id, purpose, address, language, at)
                SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'password-reset',
                    'nobody' || n || '@example.org', 'en', $2
                FROM generate_series(1, $1::integer) n""",
                requests,
                at.atOffset(ZoneOffset.UTC));
    }

    /** What a statement answers, as an operator would run it. */
    public List<Row> query(String sql, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        wait(() -> database.run(sql, Tuple.from(List.of(parameters)))).forEach(rows::add);
        return rows;
    }

    private static <T> T wait(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
