package dev.latchkey.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@BrowserTest
class PageWeightTest {
    private static final int MOST = 20_000;

    /** Of all files that the page is made of, as they came over the wire, with their headers. */
    private static final String BYTES =
            """
            return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .map(file => file.transferSize).reduce((sum, size) => sum + size)""";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/accounts/login", "/accounts/signup"})
    void aPageIsLight(String path) {
        try (Browser browser = Browser.open()) {
            browser.go(path);
            int bytes = ((Number) browser.evaluate(BYTES)).intValue();
            assertThat(bytes, lessThan(MOST));
            assertThat("nothing was measured", bytes, greaterThan(1_000));
            browser.assertNoForeignRequests();
        }
    }
}
