package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.machine.Machine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@ValueSource(booleans = {true, false})
class SodiumArgon2Test {
    private static final byte[] SALT = "sixteen bytes, 1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT_KIBIBYTES = 19456;
    private static final int OTHER_HASHES = 3;

    private final SodiumArgon2 sodium;

    SodiumArgon2Test(boolean keepsMemory) {
        sodium = SodiumArgon2.load(new Machine(true, keepsMemory).libraries(), KEPT_KIBIBYTES)
                .orElseThrow();
    }

    @AfterEach
    void release() {
        sodium.release();
    }

    @ParameterizedTest
    @CsvSource({"'',19456,2,32", "correct horse,19456,2,32", "p\u00e4ssw\u00f6rd,67,3,16", "x,8,1,64", "long,1024,10,17"
    })
    void itsTagsAreThoseOfBouncyCastle(String password, int memory, int iterations, int length) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        Argon2Hash.Cost cost = new Argon2Hash.Cost(memory, iterations, 1);
        assertTrue(sodium.computes(cost, SALT.length, length));
        assertArrayEquals(
                new BouncyArgon2(memory).tag(bytes, cost, SALT, length), sodium.tag(bytes, cost, SALT, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, KEPT_KIBIBYTES, KEPT_KIBIBYTES + 1})
    void noHashDependsOnThoseBeforeIt(int memory) {
        Argon2Hash.Cost cost = new Argon2Hash.Cost(memory, 1, 1);
        byte[] tag = sodium.tag(new byte[] {1}, cost, SALT, 32);
        for (int other = 0; other < OTHER_HASHES; other++) {
            var unused = sodium.tag(new byte[100], new Argon2Hash.Cost(KEPT_KIBIBYTES - other, 1 + other, 1), SALT, 32);
            assertArrayEquals(tag, sodium.tag(new byte[] {1}, cost, SALT, 32));
        }
        sodium.release();
        assertArrayEquals(tag, sodium.tag(new byte[] {1}, cost, SALT, 32));
    }

    @ParameterizedTest
    @CsvSource({"2,16,32", "1,15,32", "1,17,32", "1,16,15"})
    void whatItCannotComputeIsLeftToOthers(int lanes, int saltBytes, int tagBytes) {
        assertFalse(sodium.computes(new Argon2Hash.Cost(64, 1, lanes), saltBytes, tagBytes));
    }

    @Test
    void itIsTheOneThatIsUsedAndJavaWhereItMayNotBe() {
        Settings settings = Settings.ofCost(64, 1, 1);
        Argon2Hash.Cost cost = new Argon2Hash.Cost(64, 1, 1);
        assertEquals(
                sodium.name(),
                Functions.fastest(settings).fastestFor(cost, 16, 32).name());
        assertEquals(
                "Bouncy Castle",
                Functions.fastest(settings).fastestFor(cost, 8, 32).name());
        assertEquals(
                "Bouncy Castle",
                Functions.inJava(settings).fastestFor(cost, 16, 32).name());
    }
}
