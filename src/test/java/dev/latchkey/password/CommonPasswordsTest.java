package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final int PLACES = 16;
    private static final int STRANGERS = 1_000_000;

    private final CommonPasswords common = new CommonPasswords();

    private static byte[] file() throws IOException {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("/passwords/common.bloom")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "password1", "Password123", "P@SSW0RD", "12345678", "qwertyuiop", "1q2w3e4r", "iloveyou",
                "trustno1", "sunshine", "princess1", "football1", "starwars", "passwort", "hallo123", "changeme",
                "1234", "abc123", "monkey"
            })
    void includeWhatIsTriedFirst(String password) {
        assertTrue(common.include(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "correct horse battery staple 2",
                "wrong mule fuel cell paperclip",
                "the root of all tests",
                "s3cret s3cret"
            })
    void leaveOutWhatIsLong(String password) {
        assertFalse(common.include(password));
    }

    /** The file does not say how many it has, but how many of its bits are set does. */
    @Test
    void areAHundredThousandAtLeast() throws IOException {
        byte[] file = file();
        double bits = file.length * 8.0;
        double count = -bits / PLACES * Math.log(1 - BitSet.valueOf(file).cardinality() / bits);
        assertTrue(count >= CommonPasswordsFile.LONG_ONES, count + " passwords");
    }

    @Test
    void takeHardlyAnotherPasswordForOneOfThem() throws IOException {
        byte[] file = file();
        double expected = Math.pow(BitSet.valueOf(file).cardinality() / (file.length * 8.0), PLACES);
        assertTrue(expected < 1 / 600_000.0, "one in " + 1 / expected);
        Random random = new Random(1);
        long taken = Stream.generate(() -> "no one has " + random.nextLong())
                .limit(STRANGERS)
                .filter(common::include)
                .count();
        assertTrue(taken <= STRANGERS / 100_000, taken + " of a million");
    }

    @Test
    void areReadFromAListWithTheMostCommonFirst(@TempDir Path home) throws IOException {
        Path list = Files.write(home.resolve("list.txt"), List.of("short", "Long Enough", "long enough"));
        Path made = home.resolve("made.bloom");
        CommonPasswordsFile.main(list.toString(), made.toString());
        BloomFilter filter = new BloomFilter(Files.readAllBytes(made));
        assertTrue(filter.mayContain("short"));
        assertTrue(filter.mayContain("long enough"));
        assertFalse(filter.mayContain("something else"));
    }
}
