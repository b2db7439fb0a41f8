package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Has the worker do its round, which no scheduler does in tests. */
@ApplicationScoped
public class MailRounds {
    private final Sending sending;
    private final PlainSql database;

    MailRounds(Sending sending, PlainSql database) {
        this.sending = sending;
        this.database = database;
    }

    /** Sends what waits for this address. What waits for others, other tests' users mostly, is set aside until it is their turn. */
    public void sendTo(String address) {
        only(address);
        wait(sending::round);
    }

    void only(String address) {
        query("UPDATE mails SET state = 'kept' WHERE state = 'waiting' AND recipient <> $1", address);
        query("UPDATE mails SET state = 'waiting' WHERE state = 'kept' AND recipient = $1", address);
    }

    /** As if a mail server had refused all that waits for this user. */
    public void giveUp(UUID userId) {
        query(
                "UPDATE mails SET state = 'given-up', failure = 'smtp-550', ended_at = next_at, sealed_token = NULL,"
                        + " sealed_under = NULL WHERE user_id = $1 AND state = 'waiting'",
                userId);
    }

    List<Row> query(String sql, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        wait(() -> database.run(sql, Tuple.from(List.of(parameters)))).forEach(rows::add);
        return rows;
    }

    static <T> T wait(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
