package dev.latchkey.interleaving;

import dev.latchkey.testing.LatchkeyProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** What is left of a session and its tokens when two operations are over. */
final class Aftermath {
    /** Every node knows by then. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Stage stage;
    private final Subject subject;
    private final List<Answer> answers;
    private final boolean ended;
    private final List<String> wrongs = new ArrayList<>();

    Aftermath(Stage stage, Subject subject, List<Answer> answers) throws Exception {
        this.stage = stage;
        this.subject = subject;
        this.answers = answers;
        this.ended = stage.counter(subject).isEmpty();
        check(answers.stream().allMatch(answer -> answer.status() < 500), "a 5xx");
        check(successors().size() < 2, "two successors");
    }

    List<String> wrongs() {
        return wrongs;
    }

    private void check(boolean right, String wrong) {
        if (!right) {
            wrongs.add(wrong);
        }
    }

    private List<String> successors() {
        return answers.stream()
                .flatMap(answer -> answer.refresh().stream())
                .filter(token -> !subject.refreshTokens().contains(token))
                .distinct()
                .toList();
    }

    /** The rows, and what is answered to each access token on each node and to the newest refresh token. */
    String state() throws Exception {
        String session = ended ? "ended" : "refreshed %s times".formatted(stage.counter(subject));
        Set<Integer> access = access();
        int refresh = refresh();
        check(!ended || access.equals(Set.of(401)), "an access token that outlives its session");
        check(!ended || refresh == 401, "a refresh token that outlives its session");
        return "user: %s; session: %s; access: %s; refresh: %d"
                .formatted(stage.state(subject), session, access, refresh);
    }

    private Set<Integer> access() throws Exception {
        Set<Integer> statuses = new TreeSet<>();
        for (Side side : stage.sides()) {
            statuses.add(access(side.node(), subject.access()));
            for (Answer answer : answers) {
                if (answer.access().isPresent()) {
                    statuses.add(access(side.node(), answer.access().get()));
                }
            }
        }
        return statuses;
    }

    private int access(LatchkeyProcess node, String token) throws Exception {
        long limit = System.nanoTime() + LIMIT_NANOS;
        int status = node.get("/me", token).statusCode();
        while (ended && status != 401 && System.nanoTime() < limit) {
            status = node.get("/me", token).statusCode();
        }
        return status;
    }

    private int refresh() throws Exception {
        List<String> successors = successors();
        String newest = successors.isEmpty() ? subject.refreshTokens().get(2) : successors.get(0);
        return stage.sides()
                .get(0)
                .node()
                .post("/refresh", Map.of("refresh_token", newest))
                .statusCode();
    }
}
