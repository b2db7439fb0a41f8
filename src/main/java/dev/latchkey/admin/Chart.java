package dev.latchkey.admin;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The figures of some days as bars, two for each, in the units of an SVG viewBox; the template adds the texts. */
record Chart(List<Day> days, Axis axis) {
    private static final int LEFT = 56;
    private static final int DAY_WIDTH = 20;
    private static final int BAR_WIDTH = 8;

    /** Even where there is a single day, there is room for its date. */
    private static final int LEAST_WIDTH = 300;

    record Bar(int x, int y, int width, int height, long count) {}

    record Day(LocalDate date, Bar signUps, Bar logins) {}

    static Chart of(List<DayFigures> figures) {
        LongStream counts = figures.stream().flatMapToLong(day -> LongStream.of(day.signUps(), day.logins()));
        Axis axis = Axis.upTo(counts.max().orElse(0));
        List<Day> days = IntStream.range(0, figures.size())
                .mapToObj(place -> day(figures.get(place), LEFT + place * DAY_WIDTH, axis))
                .toList();
        return new Chart(days, axis);
    }

    private static Day day(DayFigures figures, int left, Axis axis) {
        int x = left + DAY_WIDTH / 2;
        return new Day(figures.day(), bar(x - BAR_WIDTH, figures.signUps(), axis), bar(x, figures.logins(), axis));
    }

    private static Bar bar(int x, long count, Axis axis) {
        int height = axis.height(count);
        return new Bar(x, Axis.FLOOR - height, BAR_WIDTH, height, count);
    }

    /** Where the days begin. */
    public int left() {
        return LEFT;
    }

    public int right() {
        return Math.max(LEFT + days.size() * DAY_WIDTH, LEAST_WIDTH);
    }

    /** All sign-ups of these days. */
    public long signUps() {
        return days.stream().mapToLong(day -> day.signUps().count()).sum();
    }

    /** All logins of these days. */
    public long logins() {
        return days.stream().mapToLong(day -> day.logins().count()).sum();
    }
}
