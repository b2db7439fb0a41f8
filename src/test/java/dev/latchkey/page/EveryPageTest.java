package dev.latchkey.page;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@BrowserTest
class EveryPageTest {
    static Stream<Sight> sights() {
        return Sight.all();
    }

    @ParameterizedTest
    @MethodSource("sights")
    void everyoneCanUseIt(Sight sight) {
        try (Browser browser = Browser.open()) {
            sight.open(browser);
            browser.shoot(sight.name());
            browser.assertAccessible();
            browser.assertFits();
            browser.assertNoConsoleErrors();
            browser.assertNoForeignRequests();
        }
    }
}
