package dev.latchkey.audit;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The links that a batch of events adds to the chain, in their order. */
final class Seals {
    private final List<UUID> ids = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private Link head;

    private Seals(Link head) {
        this.head = head;
    }

    static Seals of(RowSet<Row> events, Link head, ChainKey key) {
        Seals seals = new Seals(head);
        events.forEach(event -> seals.add(event, key));
        return seals;
    }

    private void add(Row event, ChainKey key) {
        head = key.next(head, Arrays.asList(event.getArrayOfStrings("fields")));
        ids.add(event.getUUID("id"));
        links.add(head);
    }

    Link head() {
        return head;
    }

    int size() {
        return links.size();
    }

    Tuple parameters() {
        return Tuple.of(
                ids.toArray(UUID[]::new),
                links.stream().map(Link::position).toArray(Long[]::new),
                links.stream().map(Link::hash).toArray(String[]::new));
    }
}
