package dev.latchkey.interleaving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets two operations meet in every order of their statements, depth first, each time from the start. */
final class Explorer {
    private final Stage stage;

    Explorer(Stage stage) {
        this.stage = stage;
    }

    List<Run> explore(Act first, Act second) throws Exception {
        List<Run> runs = new ArrayList<>();
        Deque<List<Choice>> open = new ArrayDeque<>(List.of(List.of()));
        while (!open.isEmpty()) {
            List<Choice> begun = open.pop();
            Run run = run(first, second, begun);
            runs.add(run);
            for (int i = begun.size(); i < run.points().size(); i++) {
                boolean mirrored = i == 0 && first.equals(second);
                if (run.points().get(i).free() && !mirrored) {
                    open.push(other(run, i));
                }
            }
        }
        return runs;
    }

    private Run run(Act first, Act second, List<Choice> begun) throws Exception {
        Subject subject = stage.subject();
        List<Performance> both = List.of(
                new Performance(stage, stage.sides().get(0), first, second, subject),
                new Performance(stage, stage.sides().get(1), second, first, subject));
        Schedule schedule = new Schedule(both);
        try {
            schedule.run(begun);
        } catch (Exception e) {
            throw new IllegalStateException(String.join("\n", schedule.story()), e);
        } finally {
            both.forEach(Performance::letGo);
        }
        return finish(subject, both, schedule);
    }

    private Run finish(Subject subject, List<Performance> both, Schedule schedule) throws Exception {
        Aftermath aftermath = new Aftermath(
                stage, subject, List.of(both.get(0).answer(), both.get(1).answer()));
        String answers = Stream.of(both.get(0).essence(subject), both.get(1).essence(subject))
                .sorted()
                .collect(Collectors.joining(", "));
        String result = answers + "; " + aftermath.state();
        return new Run(schedule.points(), schedule.story(), result, aftermath.wrongs());
    }

    /** The same up to this point, and there the other way. */
    private static List<Choice> other(Run run, int point) {
        List<Choice> choices = new ArrayList<>(run.choices().subList(0, point));
        choices.add(run.points().get(point).alternative());
        return choices;
    }

    /** Those that did something that must never be, or are like no order of one after the other. */
    static List<Run> wrong(List<Run> runs) {
        Set<String> serial =
                runs.stream().filter(Run::isSerial).map(Run::result).collect(Collectors.toSet());
        return runs.stream()
                .filter(run -> !run.wrongs().isEmpty() || !serial.contains(run.result()))
                .toList();
    }
}
