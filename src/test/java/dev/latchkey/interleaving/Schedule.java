package dev.latchkey.interleaving;

import java.util.ArrayList;
import java.util.List;

/** One order of the statements of two operations. */
final class Schedule {
    private final List<Performance> performances;
    private final List<Point> points = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    Schedule(List<Performance> both) {
        performances = both;
    }

    /** Makes these choices first, and then its own, until both are over. */
    void run(List<Choice> begun) throws Exception {
        boolean goesOn = settle();
        while (goesOn) {
            take(points.size() < begun.size() ? begun.get(points.size()) : choose());
            goesOn = settle();
        }
    }

    List<Point> points() {
        return points;
    }

    List<String> story() {
        return story;
    }

    /** Whether there is a statement to let through, once neither goes on by itself. */
    private boolean settle() throws Exception {
        boolean first = performances.get(0).settlesBlocked();
        boolean second = performances.get(1).settlesBlocked();
        if (first && second) {
            throw new IllegalStateException("Each waits for the other");
        }
        if (performances.stream().noneMatch(Performance::isReady)) {
            performances.forEach(Performance::wake);
        }
        return performances.stream().anyMatch(Performance::isReady);
    }

    /** First whoever has locked nothing, to see whether it would wait. */
    private Choice choose() {
        boolean first = performances.get(0).isReady()
                && (!performances.get(1).isReady() || !performances.get(0).hasLocks());
        return new Choice(first ? 0 : 1, false);
    }

    private void take(Choice choice) throws Exception {
        Performance chosen = performances.get(choice.side());
        Performance other = performances.get(1 - choice.side());
        boolean free = other.isReady();
        if (choice.otherWaits()) {
            other.sleep();
        }
        boolean ends = chosen.isAboutToEndItsTransaction();
        Statement statement = chosen.step();
        boolean waits = chosen.settlesBlocked();
        if (ends) {
            other.wake();
        }
        points.add(new Point(choice, free, waits));
        story.add("%s: %s%s".formatted(chosen, statement, waits ? " (waits)" : ""));
    }
}
