import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registers accounts, or logs them in: {@code java Accounts.java URL register COUNT} prints their addresses, and
 * {@code java Accounts.java URL login COUNT}, which reads addresses, the access and the refresh token of so many sessions.
 */
final class Accounts {
    private static final String PASSWORD = "correct horse battery staple";
    private static final int AT_ONCE = 8;
    private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    private Accounts(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        Accounts accounts = new Accounts(arguments[0]);
        int count = Integer.parseInt(arguments[2]);
        List<String> emails = arguments[1].equals("login") ? read() : List.of();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String email = emails.isEmpty() ? UUID.randomUUID() + "@example.org" : emails.get(i % emails.size());
            tasks.add(() -> emails.isEmpty() ? accounts.register(email) : accounts.logIn(email));
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        for (Future<String> line : threads.invokeAll(tasks)) {
            System.out.println(line.get());
        }
        System.exit(0); // the client has threads of its own
    }

    private static List<String> read() {
        return new BufferedReader(new InputStreamReader(System.in)).lines().toList();
    }

    private String register(String email) throws Exception {
        String unused = post("/register", email, ",\"name\":\"Ada Lovelace\"");
        return email;
    }

    private String logIn(String email) throws Exception {
        String answer = post("/login", email, "");
        return first(ACCESS, answer) + " " + first(REFRESH, answer);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private String post(String path, String email, String more) throws Exception {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"" + more + "}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
