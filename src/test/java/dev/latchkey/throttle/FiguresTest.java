package dev.latchkey.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a rule is written. */
class FiguresTest {
    @Test
    void fourPartsAreARule() {
        assertEquals(
                new Figures(10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofDays(1)),
                Figures.of(" 10/30s/15m/1d "));
    }

    @Test
    void offIsNoRule() {
        assertFalse(Figures.of("off").isOn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "0/1m/1m/1m",
                "-1/1m/1m/1m",
                "10/1m/15m",
                "10/1/15m/1h",
                "10/1m/15m/1h/2h",
                "ten/1m/15m/1h",
                "1e3/1m/1m/1m",
                "10/1m/1m/4000d"
            })
    void anythingElseStopsTheStart(String text) {
        assertThrows(IllegalArgumentException.class, () -> Figures.of(text));
    }
}
