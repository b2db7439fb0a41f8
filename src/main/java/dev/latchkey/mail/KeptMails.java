package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The mails that stay in the outbox where a developer has no mail server; elsewhere there are none, nor this. */
@ApplicationScoped
class KeptMails {
    private static final String SELECT =
            "SELECT " + StoredMail.COLUMNS + " FROM mails m JOIN users u ON u.id = m.user_id WHERE m.state = 'kept'";
    private static final String NEWEST = SELECT + " ORDER BY m.id DESC LIMIT 30";
    private static final String ONE = SELECT + " AND m.id = $1";

    private final PlainSql database;
    private final Rendering rendering;
    private final Mailing mailing;

    KeptMails(PlainSql database, Rendering rendering, Mailing mailing) {
        this.database = database;
        this.rendering = rendering;
        this.mailing = mailing;
    }

    /** The newest first. Here and below, a 404 where none are kept. */
    Uni<List<KeptMail>> newest() {
        requireKept();
        return database.run(NEWEST, Tuple.tuple()).chain(this::render);
    }

    Uni<KeptMail> get(UUID id) {
        requireKept();
        return database.run(ONE, Tuple.of(id))
                .chain(this::render)
                .map(found -> found.stream().findFirst().orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)));
    }

    private void requireKept() {
        if (!mailing.isKept()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
    }

    private Uni<List<KeptMail>> render(RowSet<Row> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .map(StoredMail::of)
                .onItem()
                .transformToUniAndConcatenate(mail -> rendering.of(mail).map(rendered -> kept(mail, rendered)))
                .collect()
                .asList();
    }

    private static KeptMail kept(StoredMail mail, RenderedMail rendered) {
        return new KeptMail(
                mail.id(), mail.recipient(), rendered.subject(), rendered.text(), rendered.html(), rendered.link());
    }
}
