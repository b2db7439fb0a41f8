package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged application as its own process, on a free port, in a working directory of its own. */
public final class LatchkeyProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Latchkey is ready at (\\S+) .*");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Of everybody who is registered here. */
    public static final String PASSWORD = "correct horse battery staple";

    /** An option for those that have much to do: they are ready later, and sign several times as fast. */
    public static final String FAST = "-XX:TieredStopAtLevel=4";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Path directory;
    private final Path log;
    private String url = "";

    private LatchkeyProcess(Process process, Path directory, Path log) {
        this.process = process;
        this.directory = directory;
        this.log = log;
    }

    /** Starts it with options of the JVM, and nothing configured but by these. */
    public static LatchkeyProcess in(Path directory, String... options) throws IOException, InterruptedException {
        return in(directory, Map.of(), options);
    }

    /** The same, with variables in its environment. */
    public static LatchkeyProcess in(Path directory, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + ClassArchive.of(application())));
        all.addAll(List.of(options));
        return start(directory, environment, all);
    }

    static LatchkeyProcess withoutArchive(Path directory, String option) throws IOException {
        return start(directory, Map.of(), List.of(option));
    }

    /** A command of the application's, which ends by itself. */
    public static LatchkeyProcess command(Path directory, Map<String, String> environment, String... words)
            throws IOException {
        return start(directory, environment, List.of(), words);
    }

    private static Path application() {
        return Path.of(System.getProperty("quarkus-app"), "quarkus-run.jar").toAbsolutePath();
    }

    private static LatchkeyProcess start(
            Path directory, Map<String, String> environment, List<String> options, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-XX:TieredStopAtLevel=1"); // ready sooner
        command.addAll(List.of("-Dquarkus.http.port=0", "-Dquarkus.http.host=127.0.0.1"));
        command.addAll(options);
        command.addAll(List.of("-jar", application().toString()));
        command.addAll(List.of(words));
        Path log = Files.createTempFile(Capture.directory().orElse(directory), "latchkey", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
        builder.environment().putAll(environment);
        return new LatchkeyProcess(builder.start(), directory, log);
    }

    /** The same process, once it says that it takes requests. */
    public LatchkeyProcess ready() throws IOException, InterruptedException {
        while (startLine().isEmpty()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended instead: " + output());
            }
            Thread.sleep(50);
        }
        Matcher start = READY.matcher(startLine());
        assertTrue(start.find());
        url = start.group(1);
        return this;
    }

    /** The line that says that it takes requests, or an empty one. */
    public String startLine() throws IOException {
        return output().stream().filter(READY.asPredicate()).findFirst().orElse("");
    }

    /** All that it has said by now. */
    public List<String> output() throws IOException {
        return Files.readAllLines(log);
    }

    /** Why it does not start: its last line, after which it ends with 1, and before which it only says what it waits for. */
    public String refusal() throws IOException, InterruptedException {
        assertEquals(1, process.waitFor());
        List<String> output = output();
        String last = output.get(output.size() - 1);
        assertTrue(last.startsWith("Latchkey cannot start: "), output::toString);
        assertEquals(
                1, output.stream().filter(line -> !line.contains("Waiting for")).count(), output::toString);
        return last;
    }

    public Process process() {
        return process;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path, null));
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token));
    }

    public HttpResponse<String> post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return send(request(path, null).POST(BodyPublishers.ofString(new JsonObject(body).encode())));
    }

    /** The answer to any other request, with a JSON body. */
    public HttpResponse<String> ask(String method, String path, String token, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send(request(path, token).method(method, BodyPublishers.ofString(new JsonObject(body).encode())));
    }

    /** The answer to a request; an {@code IOException} if there is none in a long time. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** The same, while others are under way. */
    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** A request to this process, with JSON if it has a body. */
    public HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .timeout(LIMIT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The answer to a registration. */
    public HttpResponse<String> register(String email) throws IOException, InterruptedException {
        return post("/register", Map.of("email", email, "password", PASSWORD, "name", "Ada Lovelace"));
    }

    /** The answer to a login of somebody who was registered so. */
    public HttpResponse<String> login(String email) throws IOException, InterruptedException {
        return post("/login", Map.of("email", email, "password", PASSWORD));
    }

    /** The answer to a login as a browser sends it; where it succeeds, it has the cookies. */
    public HttpResponse<String> loginByPage(String email) throws IOException, InterruptedException {
        String form = "email=" + email + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        return send(request("/accounts/login", null)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** The access token of an answer to a login. */
    public static String token(HttpResponse<String> login) {
        return new JsonObject(login.body()).getString("access_token");
    }

    /** The answer to a refresh. */
    public HttpResponse<String> refresh(String refreshToken) throws IOException, InterruptedException {
        return post("/refresh", Map.of("refresh_token", refreshToken));
    }

    /** The refresh token of an answer to a login or a refresh. */
    public static String refreshToken(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("refresh_token");
    }

    /** Stops it in the middle of whatever it does, until it is resumed. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    /** Ends it as Ctrl-C and a container's end do, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Capture.keep(directory.resolve(".latchkey").resolve("postgres.log"));
    }
}
