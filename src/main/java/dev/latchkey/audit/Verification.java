package dev.latchkey.audit;

import dev.latchkey.secret.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Follows the chain from its beginning to its end, one event after the other, in the transaction of the connection. */
final class Verification {
    private static final int FETCHED = 1000;
    private static final String CHAIN = "SELECT sealed_key, sealed_under, " + Ends.COLUMNS + " FROM audit_chain";
    private static final String EVENTS = "SELECT id, position, encode(hash, 'hex') AS hash, " + Fields.OF_EVENT
            + " FROM audit_events WHERE position IS NOT NULL ORDER BY position";
    private static final String UNSEALED = "SELECT count(*) FROM audit_events WHERE position IS NULL";

    private final Connection connection;
    private final Secrets secrets;

    Verification(Connection connection, Secrets secrets) {
        this.connection = connection;
        this.secrets = secrets;
    }

    /** @param noted a head that was noted earlier, and has to be part of the chain; null for none */
    Verdict run(@Nullable Link noted) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet chain = statement.executeQuery(CHAIN)) {
            return chain.next() ? follow(chain, noted) : Verdict.unknown("it was never begun here");
        } catch (BrokenChain broken) {
            return Verdict.broken(String.valueOf(broken.getMessage()));
        }
    }

    private Verdict follow(ResultSet chain, @Nullable Link noted) throws SQLException {
        ChainKey key = ChainKeys.open(chain.getBytes("sealed_key"), chain.getString("sealed_under"), secrets);
        Ends ends = new Ends(
                new Link(chain.getLong("anchor_position"), chain.getString("anchor")),
                new Link(chain.getLong("head_position"), chain.getString("head")),
                chain.getString("mac"));
        ends.require(key);
        if (noted != null && noted.position() < ends.anchor().position()) {
            return Verdict.unknown(
                    "retention has removed all up to position " + ends.anchor().position() + ", and so what you noted");
        }
        return verdict(followEvents(new Walk(ends, key, noted)), ends);
    }

    private long followEvents(Walk walk) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet events = statement.executeQuery(EVENTS)) {
                while (events.next()) {
                    step(events, walk);
                }
            }
        }
        return walk.end();
    }

    private static void step(ResultSet event, Walk walk) throws SQLException {
        String[] fields = (String[]) event.getArray("fields").getArray();
        Link claimed = new Link(event.getLong("position"), String.valueOf(event.getString("hash")));
        walk.step(claimed, event.getString("id"), Arrays.asList(fields));
    }

    private Verdict verdict(long events, Ends ends) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(UNSEALED)) {
            count.next();
            return Verdict.whole("%d events, chain whole, head %s; %d not yet sealed"
                    .formatted(events, ends.head(), count.getLong(1)));
        }
    }
}
