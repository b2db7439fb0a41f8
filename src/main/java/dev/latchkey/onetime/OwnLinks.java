package dev.latchkey.onetime;

import dev.latchkey.database.PlainSql;
import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Slices;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The links that were mailed to a user, until they are used or removed. */
@ApplicationScoped
class OwnLinks implements PersonalData {
    private static final String OF_USER =
            """
            SELECT purpose, email, created_at, expires_at FROM one_time_tokens
            WHERE user_id = $1 AND (created_at, purpose) > ($2, $3) ORDER BY created_at, purpose LIMIT $4""";

    private final PlainSql database;

    OwnLinks(PlainSql database) {
        this.database = database;
    }

    @Override
    public String member() {
        return "links";
    }

    @Override
    public Multi<List<OwnLink>> of(UUID userId) {
        return Slices.of(OwnLink.BEFORE_ALL, after -> read(userId, after), Function.identity());
    }

    private Uni<List<OwnLink>> read(UUID userId, OwnLink after) {
        Tuple parameters = Tuple.of(userId, after.createdAt().atOffset(ZoneOffset.UTC), after.purpose(), Slices.SIZE);
        return database.run(OF_USER, parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(OwnLink::of)
                .toList());
    }
}
