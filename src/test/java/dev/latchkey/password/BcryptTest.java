package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTest {
    private static final String SALT_AND_HASH = "DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.";

    private final Bcrypt bcrypt = new Bcrypt(4);

    /** The vectors of jBCrypt and of crypt_blowfish. */
    @ParameterizedTest
    @CsvSource({
        "'', $06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
        "a, $06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "abc, $06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "abcdefghijklmnopqrstuvwxyz, $06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
        "~!@#$%^&*()      ~!@#$%^&*()PNBFRD, $06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO",
        "U*U, $05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
    })
    void thePublishedVectorsMatchUnderEachPrefix(String password, String costSaltAndHash) {
        for (String prefix : new String[] {"$2a", "$2b", "$2y"}) {
            assertTrue(matches(password, prefix + costSaltAndHash), prefix);
            assertFalse(matches(password + "x", prefix + costSaltAndHash), prefix);
        }
    }

    @Test
    void aHashIsWhatQuarkusItselfCanCheck() {
        String hash = hash("correct horse");
        assertTrue(hash.startsWith("$2a$04$"), hash);
        assertTrue(BcryptUtil.matches("correct horse", hash));
        assertTrue(matches("correct horse", hash));
        assertFalse(matches("correct horsf", hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x² + y²", "µ-Controller´", "ﬁsh and chips", "no\u00a0break"})
    void aPasswordThatElytronNormalisesMatchesItsHashFromThereAndFromElsewhere(String password) {
        byte[] salt = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);
        assertTrue(matches(password, BcryptUtil.bcryptHash(password, 4)));
        assertTrue(matches(password, OpenBSDBCrypt.generate("2b", password.toCharArray(), salt, 4)));
        assertFalse(matches(password + "x", BcryptUtil.bcryptHash(password, 4)));
    }

    @Test
    void aPasswordOf72BytesMatchesAndALongerOneWithThatStartDoesNot() {
        String longest = "é".repeat(36);
        String hash = hash(longest);
        assertTrue(matches(longest, hash));
        assertFalse(matches(longest + "x", hash));
        assertFalse(matches("é".repeat(35) + "e", hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\0", "secret\0x", "secret\0secret\0"})
    void aNulEndsNoPassword(String password) {
        assertFalse(matches(password, hash("secret")));
        assertNotNull(bcrypt.objectionTo(Cleartext.of(password)));
    }

    @Test
    void theLimitCountsTheBytesThatElytronHashes() {
        assertNull(bcrypt.objectionTo(Cleartext.of("x".repeat(72))));
        assertNotNull(bcrypt.objectionTo(Cleartext.of("x".repeat(73))));
        assertNotNull(bcrypt.objectionTo(Cleartext.of("\ufdfa".repeat(20))), "60 bytes, and 660 in NFKC");
    }

    @Test
    void nothingMatchesADecoy() {
        assertFalse(bcrypt.decoy().matches(Cleartext.of("")));
    }

    @ParameterizedTest
    @CsvSource({"04, true", "05, false"})
    void aHashIsCurrentIfItsCostIsTheConfiguredOne(String cost, boolean current) {
        PasswordScheme.Stored stored = bcrypt.read("$2b$" + cost + "$" + SALT_AND_HASH);
        assertNotNull(stored);
        assertEquals(current, stored.isCurrent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2a$",
                "$2$06$" + SALT_AND_HASH,
                "$2x$06$" + SALT_AND_HASH,
                "$2c$06$" + SALT_AND_HASH,
                "$2A$06$" + SALT_AND_HASH,
                "2a$06$" + SALT_AND_HASH,
                "$2a$6$" + SALT_AND_HASH,
                "$2a$006$" + SALT_AND_HASH,
                "$2a$03$" + SALT_AND_HASH,
                "$2a$00$" + SALT_AND_HASH,
                "$2a$15$" + SALT_AND_HASH,
                "$2a$31$" + SALT_AND_HASH,
                "$2a$-6$" + SALT_AND_HASH,
                "$2a$٠٦$" + SALT_AND_HASH,
                "$2a$06$" + SALT_AND_HASH + ".",
                "$2a$06$" + SALT_AND_HASH + "\n",
                "$2a$06$x" + SALT_AND_HASH + "x",
                "$2a$06$DCq7YPn5Rq63x1Lad4cll",
                "$2a$06$DCq7YPn5Rq63x1Lad4cll+TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s=",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
            })
    void whatIsNotStrictlyABcryptHashOfPermittedCostIsNotRead(String stored) {
        assertNull(bcrypt.read(stored));
    }

    private String hash(String password) {
        return bcrypt.hash(Cleartext.of(password));
    }

    private boolean matches(String password, String hash) {
        PasswordScheme.Stored stored = bcrypt.read(hash);
        assertNotNull(stored);
        return stored.matches(Cleartext.of(password));
    }
}
