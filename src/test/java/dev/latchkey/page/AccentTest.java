package dev.latchkey.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
    private static final int[] BACKGROUNDS = {0xFFFFFF, 0xF3F4F8, 0x171C26};

    @Test
    void anyColourCanBeReadAndWrittenOn() {
        new Random(1).ints(1_000, 0, 0x1000000).forEach(rgb -> {
            for (int background : BACKGROUNDS) {
                Accent text = new Accent(rgb).readableOn(background);
                assertTrue(text.contrast(background) >= 4.5, text::toString);
                assertTrue(text.contrast(text.ink().rgb()) >= 4.5, text::toString);
            }
        });
    }

    @Test
    void whatCanBeReadStaysAsItIs() {
        assertEquals("#3b5bdb", Accent.parse("#3B5BDB").readableOn(0xFFFFFF).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "3b5bdb", "#3b5bdbff", "#3b5bdg", "#3b5bdb}*{display:none"})
    void whatIsNoColourStopsTheStart(String text) {
        String reason =
                assertThrows(CannotStart.class, () -> Accent.parse(text)).getMessage();
        assertEquals("Latchkey cannot start: latchkey.site.accent must be a colour like #3b5bdb.", reason);
    }
}
