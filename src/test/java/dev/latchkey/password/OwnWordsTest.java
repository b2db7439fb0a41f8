package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
    private final OwnWords own =
            OwnWords.of(new Person("Ada.Lovelace99@example.org", "Augusta Ada King-Noel", "countess_7"), "Acme Log-in");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace99@example.org",
                "Ada.Lovelace1815",
                "1815-ADA-LOVELACE",
                "augusta ada king-noel",
                "AugustaAdaKingNoel!!",
                "augusta1815",
                "King12345",
                "noel2024!",
                "countess",
                "countess_7",
                "123countess",
                "acmelogin1",
                "Acme Log-in",
                "Latchkey123"
            })
    void areRefusedHoweverTheyAreWritten(String password) {
        assertTrue(own.include(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latchkey is what I use",
                "ada99999",
                "ada lovelace and i",
                "augusta king",
                "correct horse battery staple",
                "12345678901",
                "!!!!!!!!!",
                ""
            })
    void areNoReasonAgainstMoreThanThem(String password) {
        assertFalse(own.include(password));
    }

    @Test
    void areThoseOfAnyScript() {
        OwnWords words = OwnWords.of(new Person("nikos@example.org", "ΝΊΚΟΣ ΠΑΠΠΆΣ", null), "Ключ");
        assertTrue(words.include("νίκος1234"));
        assertTrue(words.include("ΠΑΠΠΆΣ٤٢"));
        assertTrue(words.include("ключ-2024"));
        assertTrue(OwnWords.of(new Person("x@example.org", "王芳", null), "Acme").include("王芳888888"));
    }

    @Test
    void countWithTheirDigitsWhereTheyHaveNothingElse() {
        OwnWords words = OwnWords.of(new Person("19911224@example.org", "Bo", null), "Acme");
        assertTrue(words.include("19911224"));
        assertFalse(words.include("19911225"));
    }
}
