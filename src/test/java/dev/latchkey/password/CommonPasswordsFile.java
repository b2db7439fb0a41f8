package dev.latchkey.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes the file of {@link CommonPasswords} from a list of passwords, one a line, the most common first. How it was called is
 * in {@code docs/common-passwords.md}. From the same list it always makes the same file.
 */
final class CommonPasswordsFile {
    /** Shorter ones are excluded by the length already, where it is not configured lower. */
    private static final int LENGTH = 8;

    static final int LONG_ONES = 100_000;

    /** Of so many at the front of the list, the short ones are taken too. */
    private static final int FRONT = 10_000;

    private static final int BYTES = 375_000;

    private CommonPasswordsFile() {}

    /** Reads the list that is named first, and writes the file that is named second. */
    public static void main(String... names) throws IOException {
        try (BufferedReader list = Files.newBufferedReader(Path.of(names[0]), StandardCharsets.UTF_8)) {
            Set<String> chosen = chosen(list.lines().iterator());
            Files.write(Path.of(names[1]), filled(chosen));
            System.out.println(chosen.size() + " passwords");
        }
    }

    private static Set<String> chosen(Iterator<String> lines) {
        Set<String> chosen = new LinkedHashSet<>();
        int longOnes = 0;
        for (int rank = 1; lines.hasNext() && longOnes < LONG_ONES; rank++) {
            String password = CommonPasswords.fold(lines.next());
            boolean isLong = password.length() >= LENGTH;
            if ((isLong || rank <= FRONT) && chosen.add(password) && isLong) {
                longOnes++;
            }
        }
        return chosen;
    }

    private static byte[] filled(Set<String> passwords) {
        byte[] bytes = new byte[BYTES];
        BloomFilter filter = new BloomFilter(bytes);
        passwords.forEach(filter::add);
        return bytes;
    }
}
