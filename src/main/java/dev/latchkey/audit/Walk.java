package dev.latchkey.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk along the chain. Fails with {@link BrokenChain} at the first event that is not the one that was sealed there. */
final class Walk {
    private final Ends ends;
    private final ChainKey key;
    private final @Nullable Link noted;
    private Link last;

    Walk(Ends ends, ChainKey key, @Nullable Link noted) {
        this.ends = ends;
        this.key = key;
        this.noted = noted;
        last = ends.anchor();
        requireNoted();
    }

    /**
     * Goes to the next event.
     *
     * @param claimed its place, as the database has it
     * @param fields as {@link Fields} has them
     */
    void step(Link claimed, String id, List<@Nullable String> fields) {
        Link next = key.next(last, fields);
        if (claimed.position() != next.position()) {
            throw new BrokenChain("position %d is missing; the next event is %s at position %d"
                    .formatted(next.position(), id, claimed.position()));
        }
        if (!claimed.equals(next)) {
            throw new BrokenChain("the event %s at position %d is not the one that was sealed there"
                    .formatted(id, claimed.position()));
        }
        last = next;
        requireNoted();
    }

    /** Where it has come to. */
    Link last() {
        return last;
    }

    /** How many events there were. Fails where there should have been others. */
    long end() {
        if (last.position() < ends.head().position()) {
            throw new BrokenChain("position %d is missing, and all after it up to position %d"
                    .formatted(last.position() + 1, ends.head().position()));
        }
        if (!last.equals(ends.head())) {
            throw new BrokenChain("its end was set back to position %d, before events that were sealed"
                    .formatted(ends.head().position()));
        }
        if (noted != null && noted.position() > last.position()) {
            throw new BrokenChain("it ends with position %d, before the head that you noted; its end was cut off"
                    .formatted(last.position()));
        }
        return last.position() - ends.anchor().position();
    }

    private void requireNoted() {
        if (noted != null && noted.position() == last.position() && !noted.equals(last)) {
            throw new BrokenChain("position %d is not what you noted: from there or before, it was made anew"
                    .formatted(last.position()));
        }
    }
}
