package dev.latchkey.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds in logs what must never be there.
 *
 * @param kinds what each is called, and what it looks like
 */
record LogSecrets(Map<String, Pattern> kinds) {
    private static final int SHOWN = 6;

    private static final Map<String, Pattern> FORMS = Map.of(
            "a JWT", Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
            "a refresh token or a cookie of ours", Pattern.compile("\\blk[a-z]\\d\\.[\\w-]{20,}"),
            "an argon2 hash", Pattern.compile("\\$argon2(id|i|d)\\$"),
            "a bcrypt hash", Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$[./\\w]{8,}"),
            "the token of a mailed link", Pattern.compile("[?&]token=[\\w%-]{16,}"),
            "a private key", Pattern.compile("PRIVATE KEY-----"),
            "credentials", Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{16,}"),
            "a header with credentials",
                    Pattern.compile("(?i)\\b(authorization|(set-)?cookie)\"?\\s*[:=]\\s*\"?[^\\s\"]{6,}"));

    /** What looks like a secret, and these, which do not. */
    static LogSecrets of(Iterable<String> secrets) {
        List<String> quoted = new ArrayList<>();
        secrets.forEach(secret -> quoted.add(Pattern.quote(secret)));
        Map<String, Pattern> kinds = new TreeMap<>(FORMS);
        if (!quoted.isEmpty()) {
            kinds.put("a password or secret of the tests", Pattern.compile(String.join("|", quoted)));
        }
        return new LogSecrets(kinds);
    }

    /** Each as one line that says where it is and what, but not the whole of it. */
    List<String> in(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String secret : in(lines.get(i))) {
                found.add(file + ":" + (i + 1) + ": " + secret);
            }
        }
        return found;
    }

    List<String> in(String line) {
        return kinds.entrySet().stream()
                .flatMap(kind ->
                        kind.getValue().matcher(line).results().map(match -> kind.getKey() + ": " + cut(match.group())))
                .toList();
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(SHOWN, value.length())) + "...";
    }
}
