package dev.latchkey.audit;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Arrays;

/** The oldest events, in the order of their positions, each compared with what was sealed before its time is believed. */
final class Front {
    /** How many are taken at a time: as many as are sealed at a time, for the same reason. */
    static final int SLICE = 250;

    private final RowSet<Row> events;
    private final Walk walk;

    private Front(RowSet<Row> events, Walk walk) {
        this.events = events;
        this.walk = walk;
    }

    static Front of(RowSet<Row> events, Walk walk) {
        return new Front(events, walk);
    }

    /** The last event before the first that is of this time or later. Fails with {@link BrokenChain}. */
    Link lastBefore(OffsetDateTime end) {
        Link last = walk.last();
        for (Row event : events) {
            walk.step(link(event), event.getUUID("id").toString(), Arrays.asList(event.getArrayOfStrings("fields")));
            if (!event.getOffsetDateTime("at").isBefore(end)) {
                break;
            }
            last = walk.last();
        }
        return last;
    }

    private static Link link(Row event) {
        return new Link(event.getLong("position"), event.getString("hash"));
    }
}
