package dev.latchkey.password;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * The passwords that most people have, and that are tried first, in whatever letter case. Another password is taken for one
 * of them once in 600,000 times: {@code docs/common-passwords.md} has the figures, and where the list is from.
 */
@Singleton
class CommonPasswords {
    private static final String FILE = "/passwords/common.bloom";

    private final BloomFilter filter;

    CommonPasswords() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE)) {
            filter = new BloomFilter(Objects.requireNonNull(file, FILE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean include(String password) {
        return filter.mayContain(fold(password));
    }

    static String fold(String password) {
        return password.toLowerCase(Locale.ROOT);
    }
}
