package dev.latchkey.interleaving;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How one schedule went.
 *
 * @param result what has to be as if one operation had come after the other
 * @param wrongs what must never be
 */
record Run(List<Point> points, List<String> story, String result, List<String> wrongs) {
    List<Choice> choices() {
        return points.stream().map(Point::choice).toList();
    }

    /** Whether one operation was over when the other began. */
    boolean isSerial() {
        return IntStream.range(1, points.size())
                        .filter(i -> points.get(i).choice().side()
                                != points.get(i - 1).choice().side())
                        .count()
                == 1;
    }

    @Override
    public String toString() {
        return "%s%n    %s%n    %s".formatted(String.join("; ", wrongs), String.join("\n    ", story), result);
    }
}
