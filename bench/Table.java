import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what bench.sh has measured as Markdown: {@code java Table.java RESULTS FLOORS MODE}. The exit code is 1 where a figure is
 * worse than demanded, unless MODE is short. The lines of RESULTS:
 *
 * <pre>
 * limit WHAT BY RATE
 * ours WORKLOAD CONNECTIONS RATE FAILED P50 P99
 * beside FLOOD PATH COUNT P50 P99 LONGEST FAILED
 * flood FLOOD RATE REFUSED P50 P99
 * memory WHEN MIB
 * </pre>
 */
final class Table {
    private static final String ABSENT = "-";
    private static final double MIXED_LOGINS = 0.05;

    private final List<String[]> results;
    private final List<String[]> floors;
    private final boolean judges;
    private boolean holds = true;

    private Table(String results, String floors, String mode) throws IOException {
        this.results = lines(results);
        this.floors = lines(floors);
        judges = !mode.equals("short");
    }

    public static void main(String[] arguments) throws IOException {
        Table table = new Table(arguments[0], arguments[1], arguments[2]);
        table.printThroughput();
        table.printDemands();
        table.printEach();
        table.printLimits();
        table.printBeside();
        System.exit(table.holds ? 0 : 1);
    }

    private static List<String[]> lines(String file) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .toList();
        }
    }

    /** What was measured in several runs, under one condition: at so many connections, or by this implementation. */
    private record Runs(String condition, double[] rates) {
        Runs {
            Arrays.sort(rates);
        }

        double least() {
            return rates[0];
        }

        double median() {
            return rates[rates.length / 2];
        }

        double most() {
            return rates[rates.length - 1];
        }
    }

    private List<Runs> runs(String kind, String name) {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        results.stream()
                .filter(line -> line[0].equals(kind) && line[1].equals(name))
                .forEach(line -> rates.computeIfAbsent(line[2], unused -> new ArrayList<>())
                        .add(Double.parseDouble(line[3])));
        List<Runs> runs = new ArrayList<>();
        rates.forEach((condition, all) -> runs.add(new Runs(
                condition, all.stream().mapToDouble(Double::doubleValue).toArray())));
        return runs;
    }

    private Optional<Runs> best(String kind, String name) {
        return runs(kind, name).stream().max(Comparator.comparingDouble(Runs::median));
    }

    private Optional<Runs> limit(String name) {
        if (!name.equals("mixed")) {
            return best("limit", name);
        }
        Optional<Runs> empty = best("limit", "empty-endpoint");
        Optional<Runs> hash = best("limit", "argon2id");
        return empty.isEmpty() || hash.isEmpty()
                ? Optional.empty()
                : Optional.of(new Runs("computed", new double[] {
                    1 / ((1 - MIXED_LOGINS) / empty.get().median()
                            + MIXED_LOGINS / hash.get().median())
                }));
    }

    private void printThroughput() {
        title("At most");
        header("workload", "min/s", "median/s", "max/s", "at connections", "limit", "limit/s", "ratio", "floor", "");
        for (String[] floor : floors) {
            Optional<Runs> ours = best("ours", floor[1]);
            if (floor[0].equals("floor") && ours.isPresent()) {
                printRatio(floor, ours.get(), limit(floor[2]));
            }
        }
    }

    private void printRatio(String[] floor, Runs ours, Optional<Runs> limit) {
        double ratio = limit.map(most -> ours.median() / most.median()).orElse(Double.NaN);
        row(
                floor[1],
                number(ours.least()),
                number(ours.median()),
                number(ours.most()),
                ours.condition(),
                floor[2] + limit.map(most -> ", " + most.condition()).orElse(""),
                limit.map(most -> number(most.median())).orElse(ABSENT),
                limit.isPresent() ? decimals(ratio) : ABSENT,
                floor[3],
                limit.isPresent() ? verdict(ratio >= Double.parseDouble(floor[3])) : "unknown");
    }

    private void printEach() {
        title("At each number of connections");
        header("workload", "connections", "median/s", "ratio", "failed", "p50 ms", "p99 ms");
        for (String[] floor : floors) {
            for (Runs runs : floor[0].equals("floor") ? runs("ours", floor[1]) : List.<Runs>of()) {
                List<String[]> lines = results.stream()
                        .filter(line -> line[1].equals(floor[1]) && line[2].equals(runs.condition()))
                        .toList();
                row(
                        floor[1],
                        runs.condition(),
                        number(runs.median()),
                        limit(floor[2])
                                .map(most -> decimals(runs.median() / most.median()))
                                .orElse(ABSENT),
                        number(lines.stream().mapToDouble(line -> figure(line, 4)).sum()),
                        decimals(median(lines, 5)),
                        decimals(median(lines, 6)));
            }
        }
    }

    private static double median(List<String[]> lines, int column) {
        double[] sorted =
                lines.stream().mapToDouble(line -> figure(line, column)).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double figure(String[] line, int column) {
        return Double.parseDouble(line[column]);
    }

    private void printLimits() {
        title("What the machine can do");
        header("limit", "by", "min/s", "median/s", "max/s");
        results.stream()
                .filter(line -> line[0].equals("limit"))
                .map(line -> line[1])
                .distinct()
                .forEach(name -> runs("limit", name)
                        .forEach(runs -> row(
                                name,
                                runs.condition(),
                                number(runs.least()),
                                number(runs.median()),
                                number(runs.most()))));
    }

    private void printBeside() {
        title("At a fixed rate");
        header("beside logins", "at a fixed rate", "requests", "p50 ms", "p99 ms", "longest ms", "failed");
        results.stream()
                .filter(line -> line[0].equals("beside"))
                .forEach(line -> row(Arrays.copyOfRange(line, 1, line.length)));
        header("logins", "successes/s", "refused or failed", "p50 ms", "p99 ms");
        results.stream()
                .filter(line -> line[0].equals("flood"))
                .forEach(line -> row(Arrays.copyOfRange(line, 1, line.length)));
        header("resident memory", "MiB");
        results.stream().filter(line -> line[0].equals("memory")).forEach(line -> row(line[1], line[2]));
    }

    private void printDemands() {
        title("Beside others");
        header("demand", "is", "at most", "");
        for (String[] demand : floors) {
            double is = demand[0].equals("most") ? measured(demand[1]) : Double.NaN;
            if (!Double.isNaN(is)) {
                row(demand[1], decimals(is), demand[2], verdict(is <= Double.parseDouble(demand[2])));
            }
        }
    }

    /** NaN where it was not measured. */
    private double measured(String what) {
        if (what.equals("health-ms")) {
            return worst("beside", "", "/q/health", 6);
        }
        if (what.equals("refusal-ms")) {
            return Math.max(worst("flood", "one", "", 5), worst("flood", "new", "", 5));
        }
        if (what.equals("memory-growth")) {
            return worst("memory", "after", "", 2) / worst("memory", "before", "", 2);
        }
        String[] words = what.split("-"); // times-me-beside-right
        return worst("beside", words[3], "/" + words[1], 5) / worst("beside", "nobody", "/" + words[1], 5);
    }

    private double worst(String kind, String name, String path, int column) {
        return results.stream()
                .filter(line -> line[0].equals(kind) && line[1].startsWith(name) && line[2].startsWith(kind.equals("beside") ? path : ""))
                .mapToDouble(line -> figure(line, column))
                .max()
                .orElse(Double.NaN);
    }

    private String verdict(boolean good) {
        if (!judges) {
            return ABSENT;
        }
        holds &= good;
        return good ? "holds" : "**FAILS**";
    }

    private static void title(String title) {
        System.out.printf("%n### %s%n", title);
    }

    private static void header(String... names) {
        System.out.println();
        row(names);
        row(Arrays.stream(names).map(name -> "---").toArray(String[]::new));
    }

    private static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure < 1000 ? "%.0f" : "%,.0f", figure);
    }

    private static String decimals(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
