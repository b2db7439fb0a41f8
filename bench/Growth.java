import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What requests cost, one at a time: {@code java Growth.java URL USERS ADMINISTRATOR CURSOR} prints medians in ms as cells of a
 * table. USERS is a file with addresses; CURSOR is where the page begins that is far from the first.
 */
final class Growth {
    private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    /** Of one column: what takes seconds is not asked a hundred times. */
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final List<Double> medians = new ArrayList<>();

    private Growth(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        Growth growth = new Growth(arguments[0]);
        List<String> users = Files.readAllLines(Path.of(arguments[1]));
        int half = users.size() / 2;
        growth.measure(users.subList(0, half), arguments[2], arguments[3]); // until all is compiled
        growth.medians.clear();
        growth.measure(users.subList(half, users.size()), arguments[2], arguments[3]);
        growth.medians.forEach(median -> System.out.printf(Locale.ROOT, " %.2f |", median));
        System.exit(0); // the client has threads of its own
    }

    private void measure(List<String> users, String administrator, String cursor) throws Exception {
        List<String> sessions = new ArrayList<>();
        time(users, email -> sessions.add(logIn(email)));
        time(sessions, this::refresh);
        time(sessions, session -> get("/me", session)); // unknown to this node: it asks the database
        time(sessions, session -> get("/me", session)); // remembered
        String admin = logIn(administrator);
        time(users, unused -> get("/users", admin));
        time(users, unused -> get("/users?after=" + cursor, admin));
        time(users, email -> get("/users?q=" + encoded(email.substring(0, 12)), admin)); // finds one
        time(users, email -> get("/users?q=" + email.substring(0, 4), admin));
        time(users, email -> get("/users?q=" + email.substring(0, 1), admin)); // finds one in sixteen
        time(users, unused -> get("/users?q=old+", admin)); // finds the oldest tenth
        time(users, unused -> get("/users?q=zzzz", admin)); // finds none
        time(users, unused -> get("/.well-known/jwks.json", admin));
    }

    private interface Action {
        void on(String item) throws Exception;
    }

    private void time(List<String> items, Action action) throws Exception {
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int i = 0; i < items.size() && System.nanoTime() < end; i++) {
            long begin = System.nanoTime();
            action.on(items.get(i));
            times.add((System.nanoTime() - begin) / 1e6);
        }
        Collections.sort(times);
        medians.add(times.get(times.size() / 2));
    }

    /** The answer to a login. */
    private String logIn(String email) throws Exception {
        return post("/login", "{\"email\":\"" + email + "\",\"password\":\"correct horse battery staple\"}");
    }

    private void refresh(String session) throws Exception {
        String unused = post("/refresh", "{\"refresh_token\":\"" + first(REFRESH, session) + "\"}");
    }

    private void get(String path, String session) throws Exception {
        String unused = send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + first(ACCESS, session))
                .build());
    }

    private String post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) throws Exception {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
