package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {true, false})
class Argon2idTest {
    private static final String SALT = "c29tZXNhbHQ";
    private static final String TAG = "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Argon2id argon2id;

    Argon2idTest(boolean mayBeNative) {
        argon2id = argon2id(Settings.ofCost(64, 1, 1), mayBeNative);
    }

    private static Argon2id argon2id(PasswordConfig config, boolean mayBeNative) {
        Argon2Functions functions = mayBeNative ? Functions.fastest(config) : Functions.inJava(config);
        return new Argon2id(config.argon2(), functions);
    }

    @Test
    void theTestVectorOfRfc9106ComesOutOfReusedMemory() {
        Argon2Memory memory = new Argon2Memory(32);
        for (int repetition = 0; repetition < 3; repetition++) {
            assertEquals(
                    "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
                    HexFormat.of().formatHex(tagOfRfc9106(memory)));
        }
    }

    private static byte[] tagOfRfc9106(Argon2Memory memory) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .withBlockPool(memory)
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        return tag;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void hashesOfTheReferenceImplementationMatch(String phc) {
        assertTrue(matches("password", phc));
        assertFalse(matches("Password", phc));
    }

    @Test
    void aHashIsAPhcStringThatMatchesItsPasswordOnly() {
        String hash = hash("correct horse");
        assertTrue(hash.matches("\\$argon2id\\$v=19\\$m=64,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), hash);
        assertTrue(matches("correct horse", hash));
        assertFalse(matches("correct horsf", hash));
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertNotEquals(hash("correct horse"), hash("correct horse"));
    }

    @Test
    void nothingMatchesADecoy() {
        assertFalse(argon2id.decoy().matches(Cleartext.of("")));
    }

    @ParameterizedTest
    @CsvSource({"64,1,1,true", "65,1,1,false", "64,2,1,false"})
    void aHashIsCurrentIfItsCostIsTheConfiguredOne(int memory, int iterations, int lanes, boolean current) {
        String hash = "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + lanes + "$" + SALT + "$" + TAG;
        PasswordScheme.Stored stored = argon2id.read(hash);
        assertNotNull(stored);
        assertEquals(current, stored.isCurrent());
    }

    @Test
    void aCostThatIsNotPermittedStopsTheStart() {
        assertThrows(IllegalArgumentException.class, () -> argon2id(Settings.ofCost(8, 1, 2), false));
        assertThrows(IllegalArgumentException.class, () -> argon2id(Settings.ofCost(65537, 1, 1), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "$argon2id$",
                "$argon2i$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2d$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG,
                "$ARGON2ID$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$m=256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=16$m=256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$t=2,m=256,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1,x=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=0256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=+256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=-256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=٢٥٦,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=0,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=7,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=0,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=0$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=65537,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=99999999999999999999,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=11,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=5$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT + "$",
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT,
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT + "=$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG + "=",
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG + "$",
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG + "\n",
                " $argon2id$v=19$m=256,t=2,p=1$" + SALT + "$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHR$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQxx$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNh-HQ$" + TAG,
                "$argon2id$v=19$m=256,t=2,p=1$" + SALT + "$nf65EA",
                "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."
            })
    void whatIsNotStrictlyAPhcStringOfPermittedCostIsNotRead(String stored) {
        assertNull(argon2id.read(stored));
    }

    private String hash(String password) {
        return argon2id.hash(Cleartext.of(password));
    }

    private boolean matches(String password, String hash) {
        PasswordScheme.Stored stored = argon2id.read(hash);
        assertNotNull(stored);
        return stored.matches(Cleartext.of(password));
    }
}
