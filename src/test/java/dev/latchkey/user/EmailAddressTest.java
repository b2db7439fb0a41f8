package dev.latchkey.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "ada@example.org",
                "Ada.Lovelace+latchkey@mail.example.co.uk",
                "o'brien!#$%&'*+/=?^_`{|}~-@example.org",
                "1@2.3",
                "ада@пример.рф",
                "用户@例子.公司",
                "ada@xn--e1afmkfd.xn--p1ai",
                "ada@пример.xn--p1ai",
                "ada@bücher.example",
                "ada@BÜCHER.example",
                "ada@xn--strae-oqa.de"
            })
    void anAddressIsKeptAsTyped(String typed) {
        assertEquals(Optional.of(new EmailAddress(typed)), EmailAddress.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@",
                "ada@",
                "@example.org",
                "ada@@example.org",
                "ada@example@org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@example..org",
                "ada@-example.org",
                "ada@example-.org",
                "ada love@example.org",
                "ada@exam ple.org",
                "ada\u0000@example.org",
                "ada\r\nBcc: eve@example.org",
                "ada@example.org\nX",
                "ada\ud800@example.org",
                "\u202eada@example.org",
                "\"ada\"@example.org",
                "ada@[127.0.0.1]",
                "<ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada@exa_mple.org"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertTrue(EmailAddress.parse(typed).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@straße.de",
                "ada@ｇmail.com",
                "ada@Ⅸ.de",
                "ada@mail.ｅxample.org",
                "ada@ｘn--e1afmkfd.xn--p1ai",
                "ada@e\ufe00x.org",
                "ada@ünder-a-label-that-is-short-enough-in-unicode-but-not-in-ascii.org"
            })
    void whatMailWouldTakeForAnotherDomainIsRefused(String typed) {
        assertTrue(EmailAddress.parse(typed).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, true",
        "a!#$%&*+/=?^_`{|}~-b@example.org, true",
        "ada@bücher.example, true",
        "grüße@example.org, false",
        "ada\u0301@example.org, false",
        "ада@пример.рф, false"
    })
    void mailReachesWhoeverHasAsciiBeforeTheAt(String typed, boolean reachable) {
        assertEquals(reachable, EmailAddress.parse(typed).orElseThrow().isReachable());
    }

    @Test
    void lengthsAreThoseOfSmtp() {
        String host = "@" + "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(61);
        assertTrue(EmailAddress.parse("x".repeat(64) + host).isPresent());
        assertTrue(EmailAddress.parse("x".repeat(64) + host + "d").isEmpty());
        assertTrue(EmailAddress.parse("x".repeat(65) + "@example.org").isEmpty());
        assertTrue(EmailAddress.parse("x@" + "a".repeat(64) + ".org").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ADA@Example.ORG, ada@example.org",
        "'  ada@example.org ', ada@example.org",
        "É@x.fr, e\u0301@x.fr",
        "ΑΣ@x.gr, ας@x.gr",
        "ΑΣ@x.gr, ασ@x.gr"
    })
    void theSameAddressHasOneKey(String one, String other) {
        assertEquals(key(one), key(other));
    }

    @Test
    void hostileTextIsJudgedAtOnce() {
        String long1 = "a".repeat(200) + "!".repeat(40);
        assertTrue(EmailAddress.parse(long1).isEmpty());
        assertTrue(EmailAddress.parse("a.".repeat(126)).isEmpty());
        assertTrue(EmailAddress.parse("a@" + "b-".repeat(126)).isEmpty());
    }

    private static String key(String typed) {
        return EmailAddress.parse(typed).orElseThrow().key();
    }
}
