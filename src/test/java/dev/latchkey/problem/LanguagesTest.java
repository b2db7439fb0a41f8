package dev.latchkey.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "DE-at|de",
                "en|en",
                "fr,de;q=0.3|de",
                "de;q=0.3,en;q=0.4|en",
                "de ; q=0.9 , en;q=0.1|de",
                "*;q=0.9,de;q=0.2|de",
                "de;q=0|en",
                "de;q=1.5|en",
                "-,de|de",
                "''|en",
                "german|en"
            })
    void theBestOfOursIsTaken(String accepted, String language) {
        assertEquals(language, Languages.best(Reader.LANGUAGES, accepted).toLanguageTag());
    }

    @Test
    void noTextIsTooStrange() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(16), 0, 20).forEach(c -> text.append("de-nq=01.;, *\t_xXé{0".charAt(c)));
            Locale best = Languages.best(Reader.LANGUAGES, text.toString());
            assertTrue(Reader.LANGUAGES.contains(best), text::toString);
        }
    }
}
