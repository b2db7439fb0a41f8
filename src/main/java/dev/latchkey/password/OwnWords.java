package dev.latchkey.password;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody is known by, and what the service is called: the first that is tried on that account. Only letters and
 * digits count, in whatever letter case, and digits before and after do not hide a word.
 */
final class OwnWords {
    private static final String PRODUCT = "latchkey";
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern OUTER_DIGITS = Pattern.compile("^\\p{Nd}+|\\p{Nd}+$");

    /** A shorter part of a name says little of whose it is. */
    private static final int SHORTEST_PART = 4;

    private final Set<String> words;

    private OwnWords(Set<String> words) {
        this.words = words;
    }

    static OwnWords of(Person person, String siteName) {
        String localPart = person.email().replaceFirst("@.*", "");
        Stream<String> names = Stream.of(person.email(), localPart, person.name(), siteName, PRODUCT);
        return new OwnWords(Stream.of(names, parts(person.name()), Stream.ofNullable(person.username()))
                .flatMap(words -> words)
                .flatMap(OwnWords::forms)
                .collect(Collectors.toSet()));
    }

    private static Stream<String> parts(String name) {
        return BETWEEN_PARTS.splitAsStream(name).filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_PART);
    }

    /** Whether the password is nothing but one of them. */
    boolean include(String password) {
        return forms(password).anyMatch(words::contains);
    }

    private static Stream<String> forms(String text) {
        String bare = bare(text);
        return Stream.of(bare, OUTER_DIGITS.matcher(bare).replaceAll("")).filter(form -> !form.isEmpty());
    }

    /** Letter by letter, since {@code toLowerCase} of a whole text gives a sigma two forms. */
    private static String bare(String text) {
        int[] letters = Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .toArray();
        return new String(letters, 0, letters.length);
    }
}
