package dev.latchkey.interleaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever two requests do to one session on two nodes, it is as if one had come after the other. */
@Timeout(600)
class InterleavingIT {
    private static final Logger LOG = Logger.getLogger(InterleavingIT.class);
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    @TempDir
    static Path home;

    private static Stage stage;

    @BeforeAll
    static void start() throws Exception {
        stage = Stage.in(home);
    }

    @AfterAll
    static void stop() throws Exception {
        stage.close();
    }

    @Test
    void inEveryOrderOfTheirStatementsTwoOperationsAreLikeOneAfterTheOther() throws Exception {
        List<Run> wrong = new ArrayList<>();
        int schedules = 0;
        for (Pair pair : chosen()) {
            List<Run> runs = explore(pair.first(), pair.second());
            schedules += runs.size();
            wrong.addAll(Explorer.wrong(runs));
        }
        LOG.infof("%d schedules of the statements of two operations", schedules);
        assertTrue(schedules > 100, "so few: " + schedules);
        assertEquals(List.of(), wrong);
    }

    private record Pair(Operation first, Operation second) {}

    /** Every second pair, now these and now the others; with {@code -Dtest.pairs=all} all. */
    private static List<Pair> chosen() {
        List<Pair> all = OPERATIONS.stream()
                .flatMap(first -> OPERATIONS.subList(OPERATIONS.indexOf(first), OPERATIONS.size()).stream()
                        .map(second -> new Pair(first, second)))
                .toList();
        int begin = ThreadLocalRandom.current().nextInt(2);
        return "all".equals(System.getProperty("test.pairs"))
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> i % 2 == begin)
                        .mapToObj(all::get)
                        .toList();
    }

    private static List<Run> explore(Act first, Act second) throws Exception {
        long began = System.nanoTime();
        List<Run> runs = new Explorer(stage).explore(first, second);
        long results = runs.stream().map(Run::result).distinct().count();
        LOG.infof(
                "%s, %s: %d schedules, %d results, %d ms",
                first, second, runs.size(), results, (System.nanoTime() - began) / 1_000_000);
        return runs;
    }

    /** That is, the explorer would have found it. */
    @Test
    void aRefreshThatReadsBeforeItWritesHasTwoWinners() throws Exception {
        List<Run> wrong = Explorer.wrong(explore(new CarelessRefresh(stage), new CarelessRefresh(stage)));
        assertTrue(wrong.stream().anyMatch(run -> run.wrongs().contains("two successors")), wrong::toString);
    }
}
