package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import dev.latchkey.web.Slices;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What was mailed: to administrators for all users, and to each user of their own. */
@ApplicationScoped
public class MailLog implements PersonalData {
    private static final String NEWEST =
            "SELECT " + MailEntry.COLUMNS + " FROM mails WHERE id < $1 %s" + " ORDER BY id DESC LIMIT $2";
    private static final String OF_USER =
            "SELECT " + MailEntry.COLUMNS + " FROM mails WHERE user_id = $1 AND id > $2" + " ORDER BY id LIMIT $3";

    private final PlainSql database;

    MailLog(PlainSql database) {
        this.database = database;
    }

    /** Those in this state, or all, newest first. */
    public Uni<Page<MailEntry>> list(MailFilter filter, PageRequest page) {
        String condition = filter.known().map(MailLog::condition).orElse("");
        return database.run(NEWEST.formatted(condition), Tuple.of(page.bound(), page.size() + 1))
                .map(rows -> Page.of(entries(rows), page, MailEntry::id, Function.identity()));
    }

    /** The index has those that were not sent. */
    private static String condition(MailState state) {
        return "AND state = '" + state.slug() + "'" + (state == MailState.SENT ? "" : " AND state <> 'sent'");
    }

    @Override
    public String member() {
        return "mails";
    }

    @Override
    public Multi<List<OwnMail>> of(UUID userId) {
        return Slices.of(after -> read(userId, after), OwnMail::id);
    }

    private Uni<List<OwnMail>> read(UUID userId, UUID after) {
        return database.run(OF_USER, Tuple.of(userId, after, Slices.SIZE))
                .map(rows -> entries(rows).stream().map(OwnMail::of).toList());
    }

    private static List<MailEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MailEntry::of)
                .toList();
    }
}
