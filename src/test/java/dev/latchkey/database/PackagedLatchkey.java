package dev.latchkey.database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application as its own process, on a free port, in a working directory of its own. */
record PackagedLatchkey(Process process) {
    private static final Pattern READY = Pattern.compile("Latchkey is ready at (\\S+) .*");

    static PackagedLatchkey in(Path directory, String... options) throws IOException {
        List<String> java = List.of(ProcessHandle.current().info().command().orElseThrow(), "-Dquarkus.http.port=0");
        Path application = Path.of(System.getProperty("quarkus-app"), "quarkus-run.jar");
        List<String> command = new ArrayList<>(java);
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-jar", application.toAbsolutePath().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
        return new PackagedLatchkey(builder.start());
    }

    /** The start line, once it is there. */
    String ready() throws IOException {
        List<String> output = new ArrayList<>();
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            if (READY.matcher(line).find()) {
                return line;
            }
            output.add(line);
        }
        throw new IllegalStateException("It ended instead: " + output);
    }

    /** All that it says until it ends. */
    List<String> output() {
        return process.inputReader().lines().toList();
    }

    static int status(String readyLine, String path) throws IOException, InterruptedException {
        Matcher matcher = READY.matcher(readyLine);
        matcher.find();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(matcher.group(1) + path)).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
