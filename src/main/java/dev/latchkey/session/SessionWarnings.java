package dev.latchkey.session;

import dev.latchkey.database.Complaints;
import dev.latchkey.database.PlainSql;
import dev.latchkey.database.Upkeep;
import dev.latchkey.mail.MailConfig;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.Outbox;
import dev.latchkey.mail.Warnings;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Warns owners of what happened to their sessions, a moment later: of a login on a device or in a network that is new, and of a
 * refresh token that was used again. A device counts as known by one's latest sessions: to look at all would take long, which
 * others wait for. No connection is held while it is found out what a device is.
 */
@ApplicationScoped
class SessionWarnings {
    private static final String NEXT =
            """
            SELECT n.*, u.email, u.name,
                   ARRAY(SELECT DISTINCT s.user_agent FROM (
                       SELECT user_agent FROM sessions
                       WHERE user_id = n.user_id AND id <> n.session_id AND created_at <= n.at AND user_agent IS NOT NULL
                       ORDER BY id DESC LIMIT 50) s) AS user_agents
            FROM session_notices n JOIN users u ON u.id = n.user_id ORDER BY n.at LIMIT 1""";

    /** The login itself has made its network known, a moment after it. */
    private static final String IS_KNOWN =
            "SELECT FROM known_networks WHERE user_id = $1 AND network = $2 AND first_seen_at < $3";

    /** First the user, as whoever deletes one has it: else both wait for each other. */
    private static final String LOCK_OWNER = "SELECT FROM users WHERE id = $1 FOR KEY SHARE";

    private static final String TAKE = "DELETE FROM session_notices WHERE id = $1";

    private static final String TAKE_ALL =
            """
            DELETE FROM session_notices WHERE id IN
                (SELECT id FROM session_notices LIMIT 10000 FOR UPDATE SKIP LOCKED)""";

    private final PlainSql database;
    private final Devices devices;
    private final Warnings warnings;
    private final Outbox outbox;
    private final Complaints complaints = new Complaints();

    SessionWarnings(PlainSql database, Devices devices, Warnings warnings, Outbox outbox) {
        this.database = database;
        this.devices = devices;
        this.warnings = warnings;
        this.outbox = outbox;
    }

    void begin(@Observes StartupEvent start, Upkeep upkeep, MailConfig config) {
        upkeep.every(config.sendEvery(), "session warnings", this::round);
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(() -> warnings.areOn() ? next() : forget())
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid()
                .invoke(complaints::forget)
                .onFailure()
                .invoke(failure -> complain(String.valueOf(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private void complain(String complaint) {
        if (complaints.isNew(complaint)) {
            Log.warnf("Owners were not warned, which is tried again: %s", complaint);
        }
    }

    /** Whether there was one. */
    private Uni<Boolean> next() {
        return database.run(NEXT, Tuple.tuple())
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : decide(SessionNotice.of(rows.iterator().next())).replaceWith(true));
    }

    /** Nobody wants to know. */
    private Uni<Boolean> forget() {
        return database.run(TAKE_ALL, Tuple.tuple()).map(gone -> gone.rowCount() > 0);
    }

    private Uni<Void> decide(SessionNotice notice) {
        return isKnownNetwork(notice).chain(known -> devices.recognise(notice.userAgent(), notice.userAgents())
                .chain(seen -> end(notice, seen, known && seen.isKnown())));
    }

    private Uni<Boolean> isKnownNetwork(SessionNotice notice) {
        return notice.network().isEmpty()
                ? Uni.createFrom().item(true)
                : database.run(IS_KNOWN, Tuple.of(notice.userId(), notice.network(), notice.at()))
                        .map(rows -> rows.rowCount() > 0);
    }

    /** Of several nodes that have looked at it, one takes it. */
    private Uni<Void> end(SessionNotice notice, Devices.Recognised seen, boolean isKnown) {
        boolean warns = notice.what() != MailKind.NEW_LOGIN || !isKnown;
        return database.inTransaction(connection -> connection
                .preparedQuery(LOCK_OWNER)
                .execute(Tuple.of(notice.userId()))
                .chain(() -> connection.preparedQuery(TAKE).execute(Tuple.of(notice.id())))
                .map(RowSet::rowCount)
                .chain(taken -> taken == 1 && warns
                        ? outbox.offer(notice.mail(seen.device()), connection).replaceWithVoid()
                        : Uni.createFrom().voidItem()));
    }
}
