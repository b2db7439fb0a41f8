package dev.latchkey.database;

import static java.util.stream.Collectors.joining;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that ask all the time, and what they are answered. */
final class Load implements AutoCloseable {
    private static final int CLIENTS_EACH = 3;
    private static final long MOMENT_MILLIS = 1500;

    private final LatchkeyProcess latchkey;
    private final String email = UUID.randomUUID() + "@example.org";
    private final String token;
    private final String cookies;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean over;

    private Load(LatchkeyProcess latchkey) throws IOException, InterruptedException {
        this.latchkey = latchkey;
        latchkey.register(email);
        String reader = UUID.randomUUID() + "@example.org"; // who logs in again and again ends their oldest sessions
        latchkey.register(reader);
        token = LatchkeyProcess.token(latchkey.login(reader));
        cookies = latchkey.loginByPage(reader).headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(joining("; "));
    }

    static Load on(LatchkeyProcess latchkey) throws IOException, InterruptedException {
        Load load = new Load(latchkey);
        for (Question question : Question.values()) {
            for (int i = 0; i < CLIENTS_EACH; i++) {
                load.clients.add(CompletableFuture.runAsync(() -> load.askAgainAndAgain(question), load.threads));
            }
        }
        return load;
    }

    private void askAgainAndAgain(Question question) {
        try {
            while (!over) {
                long asked = System.nanoTime();
                HttpResponse<String> response = ask(question);
                answers.add(new Answer(question, asked, Duration.ofNanos(System.nanoTime() - asked), response));
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer to " + question, e);
        }
    }

    private HttpResponse<String> ask(Question question) throws IOException, InterruptedException {
        return switch (question) {
            case REGISTER -> latchkey.register(UUID.randomUUID() + "@example.org");
            case LOGIN -> latchkey.login(email);
            case ME -> latchkey.get("/me", token);
            case POSTS -> latchkey.get("/posts");
            case READY -> latchkey.get("/q/health/ready");
            case LIVE -> latchkey.get("/q/health/live");
            case JWKS -> latchkey.get("/.well-known/jwks.json");
            case LOGIN_PAGE ->
                latchkey.send(latchkey.request("/accounts/login", null).header("Cookie", cookies));
        };
    }

    /** What is answered within this time, from a moment after now on. */
    List<Answer> answersWithin(long millis) throws InterruptedException {
        Thread.sleep(MOMENT_MILLIS);
        answers.clear();
        Thread.sleep(millis);
        return List.copyOf(answers);
    }

    /** Ends it, and waits for the last answers. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        clients.forEach(CompletableFuture::join);
    }

    /** What is asked. */
    enum Question {
        REGISTER,
        LOGIN,
        ME,
        POSTS,
        READY,
        LIVE,
        JWKS,
        /** By somebody who is logged in, which the page then cannot say. */
        LOGIN_PAGE;

        private static final Set<Question> ANSWERED_WITHOUT = Set.of(LIVE, JWKS, LOGIN_PAGE);

        boolean needsTheDatabase() {
            return !ANSWERED_WITHOUT.contains(this);
        }
    }

    /** @param asked when, by {@link System#nanoTime} */
    record Answer(Question question, long asked, Duration time, HttpResponse<String> response) {
        boolean isAskedSince(long time) {
            return asked - time >= 0;
        }

        boolean isGood() {
            return response.statusCode() / 100 == 2;
        }

        /** A 503, and for all but the health check one that a client can work with. */
        boolean isUnavailable() {
            return response.statusCode() == 503
                    && (question == Question.READY
                            || (has("Content-Type", "application/problem+json") && has("Retry-After", "1")));
        }

        private boolean has(String header, String value) {
            return response.headers().firstValue(header).orElse("").equals(value);
        }

        @Override
        public String toString() {
            return "%s: %d after %s".formatted(question, response.statusCode(), time);
        }
    }
}
