package dev.latchkey.session;

import static java.util.Collections.nCopies;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One step of a random sequence.
 *
 * @param one chooses among what there is when it comes to it, so that whatever is left of a sequence is one too
 * @param other chooses once more
 */
record ModelStep(Act act, int one, int other) {
    private static final Map<Act, Integer> TIMES = Map.of(
            Act.WAIT, 8, Act.REFRESH, 7, Act.REFRESH_AGAIN, 5, Act.REFRESH_WITH_ANY, 4, Act.LOG_IN, 2, Act.ACCESS, 4);

    private static final List<Act> CHOICES = Stream.of(Act.values())
            .flatMap(act -> nCopies(TIMES.getOrDefault(act, 1), act).stream())
            .toList();

    /** Six to twelve steps: what goes wrong does so in few, and more sequences find it sooner than longer ones. */
    static List<ModelStep> sequence(Random random) {
        int length = 6 + random.nextInt(7);
        return Stream.generate(() -> random(random)).limit(length).toList();
    }

    private static ModelStep random(Random random) {
        Act act = CHOICES.get(random.nextInt(CHOICES.size()));
        return new ModelStep(act, random.nextInt(1 << 20), random.nextInt(1 << 20));
    }

    <T> T one(List<T> choices) {
        return choices.get(one % choices.size());
    }

    <T> T other(List<T> choices) {
        return choices.get(other % choices.size());
    }

    enum Act {
        WAIT,
        LOG_IN,
        REFRESH,
        REFRESH_AGAIN,
        REFRESH_WITH_ANY,
        REFRESH_OFTEN,
        ACCESS,
        LIST,
        LOG_OUT,
        END_ONE,
        END_OTHERS,
        CHANGE_PASSWORD,
        CHANGE_ROLES,
        DISABLE,
        ENABLE,
        DELETE,
        DELETE_BY_ADMIN
    }
}
