package dev.latchkey.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.database.PlainSql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RevocationPurgeTest {
    @Inject
    RevocationPurge purge;

    @Inject
    PlainSql database;

    /** Otherwise a node that starts would begin to count anew, and every follower would be ahead of it. */
    @Test
    void whatIsOldGoesButTheNewestOneStays() throws Throwable {
        List<String> old =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(3).toList();
        for (String subject : old) {
            run(
                    "INSERT INTO revocations (at, kind, subject) VALUES (now() - interval '2 h', 'session-ended', $1)",
                    subject);
        }
        VertxContextSupport.subscribeAndAwait(purge::round);
        List<String> left = run("SELECT subject FROM revocations WHERE subject = ANY ($1)", old.toArray(String[]::new));
        assertEquals(List.of(old.get(2)), left);
    }

    private List<String> run(String sql, Object parameter) throws Throwable {
        var rows = VertxContextSupport.subscribeAndAwait(() -> database.run(sql, Tuple.of(parameter)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
