package dev.latchkey.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The key of a message that is chosen at run time: {@code invalid} and {@code new_password} are {@code invalidNewPassword}. */
public final class MessageKey {
    private MessageKey() {}

    /** The prefix, and then each of the words, which {@code _} or {@code -} stand between, with a capital. */
    public static String of(String prefix, String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[_-]", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", prefix, ""));
    }
}
