import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests at a fixed rate, whatever the answers do: {@code java Rate.java URL SECONDS WARM-UP SESSIONS PATH@RATE...}, such as
 * {@code /me@200}. A request's latency counts from when it was due, so a server that stalls cannot hide it by being asked less.
 *
 * <p>During so many seconds of warm-up, while this program itself is still being compiled, nothing is counted. SESSIONS is a file with an access and a refresh token on each line. GET sends an access token; {@code /refresh} is POSTed,
 * each connection with a session of its own. Prints a line for each path: how many, p50, p99 and the longest in ms, how many failed.
 */
final class Rate {
    /** Of each path. A due request takes any that is free, so one slow answer delays no other. */
    private static final int CONNECTIONS = 16;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern SUCCESSOR = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    private final URI server;
    private final double seconds;
    private final double warmUp;
    private final List<String[]> sessions = new ArrayList<>();

    private Rate(String url, String seconds, String warmUp, String sessions) throws IOException {
        this.server = URI.create(url);
        this.seconds = Double.parseDouble(seconds);
        this.warmUp = Double.parseDouble(warmUp);
        Files.lines(Path.of(sessions)).forEach(line -> this.sessions.add(line.split(" ")));
    }

    public static void main(String[] arguments) throws Exception {
        Rate rate = new Rate(arguments[0], arguments[1], arguments[2], arguments[3]);
        List<Stream> streams = new ArrayList<>();
        for (String stream : Arrays.asList(arguments).subList(4, arguments.length)) {
            streams.add(rate.new Stream(stream.split("@")[0], Double.parseDouble(stream.split("@")[1])));
        }
        for (Stream stream : streams) {
            stream.start();
        }
        for (Stream stream : streams) {
            stream.print();
        }
    }

    /** All requests to one path. */
    private final class Stream {
        private final String path;
        private final double nanosBetween;
        private final long count;
        private final long uncounted;
        private final long[] nanos;
        private final AtomicLong next = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final List<Thread> threads = new ArrayList<>();
        private long begin;

        Stream(String path, double rate) {
            this.path = path;
            nanosBetween = 1e9 / rate;
            uncounted = (long) (rate * warmUp);
            count = uncounted + (long) (rate * seconds);
            nanos = new long[(int) count];
        }

        void start() throws IOException {
            begin = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = new Connection(path, sessions.get(i % sessions.size()));
                Thread thread = new Thread(() -> work(connection));
                threads.add(thread);
                thread.start();
            }
        }

        private void work(Connection connection) {
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = begin + (long) (i * nanosBetween);
                waitUntil(due);
                if (!connection.succeeds() && i >= uncounted) {
                    failed.incrementAndGet();
                }
                nanos[(int) i] = System.nanoTime() - due;
            }
        }

        private void waitUntil(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        void print() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join();
            }
            long[] sorted = Arrays.copyOfRange(nanos, (int) uncounted, nanos.length);
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%s %d %.2f %.2f %.2f %d%n",
                    path,
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    failed.get());
        }
    }

    /** A connection, opened again after a failure. */
    private final class Connection {
        private final String path;
        private final String accessToken;
        private String refreshToken;
        private Socket socket;
        private InputStream answers;

        Connection(String path, String[] session) {
            this.path = path;
            accessToken = session[0];
            refreshToken = session[1];
        }

        boolean succeeds() {
            try {
                open();
                socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
                String answer = answer();
                Matcher successor = SUCCESSOR.matcher(answer);
                refreshToken = successor.find() ? successor.group(1) : refreshToken;
                return answer.startsWith("HTTP/1.1 200");
            } catch (IOException e) {
                socket = null;
                return false;
            }
        }

        private void open() throws IOException {
            if (socket == null) {
                socket = new Socket(server.getHost(), server.getPort());
                socket.setTcpNoDelay(true);
                answers = new BufferedInputStream(socket.getInputStream());
            }
        }

        private String request() {
            String host = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n";
            if (!path.equals("/refresh")) {
                return "GET " + path + host + "Authorization: Bearer " + accessToken + "\r\n\r\n";
            }
            String body = "{\"refresh_token\":\"" + refreshToken + "\"}";
            String type = "Content-Type: application/json\r\nContent-Length: " + body.length();
            return "POST " + path + host + type + "\r\n\r\n" + body;
        }

        private String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = answers.read();
                if (next < 0) {
                    throw new IOException("closed");
                }
                head.append((char) next);
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = answers.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            return head + new String(body, StandardCharsets.UTF_8);
        }
    }
}
