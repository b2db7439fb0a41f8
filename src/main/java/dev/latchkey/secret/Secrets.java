package dev.latchkey.secret;

import dev.latchkey.problem.CannotStart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operator's secrets, newest first: the newest seals, and each opens what was sealed under it. */
public record Secrets(List<Secret> all) {
    private static final int MIN_LENGTH = 32;

    /** Reads secrets that commas or white space separate. The origin is where an operator can change them. */
    static Secrets parse(String texts, String origin) {
        List<String> each = Arrays.stream(texts.split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (each.isEmpty() || each.stream().anyMatch(text -> text.length() < MIN_LENGTH)) {
            throw new CannotStart("a secret of " + origin + " is shorter than " + MIN_LENGTH
                    + " characters; commas and white space separate several." + SecretSource.HOW_TO_MAKE_ONE);
        }
        return new Secrets(each.stream().map(Secret::new).toList());
    }

    /** The one that seals. */
    public Secret newest() {
        return all.get(0);
    }

    /** The one of that {@link Secret#id()}. */
    public Optional<Secret> withId(String id) {
        return all.stream().filter(secret -> secret.id().equals(id)).findFirst();
    }

    /** Whether that is the id of one that seals no more. */
    public boolean isOlder(String id) {
        return !newest().id().equals(id) && withId(id).isPresent();
    }

    /** The ids of those that seal no more, for people. */
    public String olderIds() {
        return ids(all.subList(1, all.size()));
    }

    /** All ids, for people. */
    public String ids() {
        return ids(all);
    }

    private static String ids(List<Secret> secrets) {
        return secrets.stream().map(Secret::id).collect(Collectors.joining(", "));
    }
}
