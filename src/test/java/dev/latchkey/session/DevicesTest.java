package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DevicesTest {
    private static final String MOZILLA = "Mozilla/5.0 ";
    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";

    @Inject
    Devices devices;

    @ParameterizedTest
    @CsvSource({
        "Chrome, Windows, (Windows NT 10.0; Win64; x64), Chrome/131.0.0.0 Safari/537.36",
        "Edge, Windows, (Windows NT 10.0; Win64; x64), Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
        "Chrome, macOS, (Macintosh; Intel Mac OS X 10_15_7), Chrome/131.0.0.0 Safari/537.36",
        "Safari, macOS, (Macintosh; Intel Mac OS X 10_15_7), Version/17.5 Safari/605.1.15",
        "Chrome, Linux, (X11; Linux x86_64), Chrome/131.0.0.0 Safari/537.36",
        "Chrome Mobile, Android, (Linux; Android 10; K), Chrome/131.0.0.0 Mobile Safari/537.36",
        "Mobile Safari, iOS, (iPhone; CPU iPhone OS 17_5 like Mac OS X), Version/17.5 Mobile/15E148 Safari/604.1",
        "Chrome Mobile iOS, iOS, (iPhone; CPU iPhone OS 17_5 like Mac OS X), CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1",
        "Firefox iOS, iOS, (iPhone; CPU iPhone OS 17_5 like Mac OS X), FxiOS/132.0 Mobile/15E148 Safari/605.1.15"
    })
    void aBrowserOnWebKitIsKnown(String browser, String system, String platform, String products) {
        assertEquals(new Device(browser, system), devices.of(MOZILLA + platform + WEBKIT + products));
    }

    @ParameterizedTest
    @CsvSource({
        "Firefox, Windows, Windows NT 10.0; Win64; x64; rv:132.0",
        "Firefox, macOS, Macintosh; Intel Mac OS X 10.15; rv:132.0",
        "Firefox, Linux, X11; Linux x86_64; rv:132.0",
        "Firefox Mobile, Android, Android 14; Mobile; rv:132.0"
    })
    void firefoxIsKnown(String browser, String system, String platform) {
        String userAgent = MOZILLA + "(" + platform + ") Gecko/20100101 Firefox/132.0";
        assertEquals(new Device(browser, system), devices.of(userAgent));
    }

    @ParameterizedTest
    @CsvSource({"curl, curl/8.14.1", "Python Requests, python-requests/2.32.3", "okhttp, okhttp/4.12.0"})
    void aProgramIsNamed(String name, String userAgent) {
        assertEquals(new Device(name, null), devices.of(userAgent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<b>", "\u0000\r\n", "<script>alert(1)</script>", "${7*7}{inject:vertx}", "Mozilla"})
    void whatIsUnknownHasNoName(String userAgent) {
        assertEquals(Device.UNKNOWN, devices.of(userAgent));
    }

    @Test
    void whoSaysNothingIsUnknown() {
        assertEquals(Device.UNKNOWN, devices.of((String) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "\"' onload='x", "{x}", "&lt;"})
    void aNameHoldsNoMarkup(String payload) {
        String chrome = MOZILLA + "(Windows NT 10.0; " + payload + ")" + WEBKIT + "Chrome/131 " + payload + " Safari/5";
        Stream.of(payload + "bot/1", "Some" + payload + "Spider 1.0", chrome, "Linux " + payload + "/1.0 " + payload)
                .map(devices::of)
                .flatMap(device -> Stream.of(device.browser() + "", device.system() + ""))
                .forEach(name -> assertTrue(name.matches("[A-Za-z0-9 ._-]+"), name));
    }

    /** Those that cost the most of many thousand tried. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a",
                "0",
                "Ss",
                "otBb",
                "CPU",
                "Chrome",
                "Android",
                "Mozilla",
                "MozillaMobile",
                "iPad",
                "OBIGO",
                "BB10;",
                "[FB",
                "[FB0,",
                "/1.1",
                "Version/1.1",
                "ICE",
                "1K)",
                "((((",
                "; ",
                "A;",
                "Bot/1.",
                "-_!",
                "Mobile1"
            })
    void noUserAgentTakesLong(String shape) {
        String head = MOZILLA + "(Linux; Android 10) Mobile ";
        devices.of("curl/1"); // loads
        assertTimeout(Duration.ofMillis(500), () -> {
            devices.of(shape.repeat(256).substring(0, 256));
            devices.of((head + shape.repeat(256)).substring(0, 256));
        });
    }

    @Test
    void sessionsHaveTheirDevicesInOrderAndTheCallerStaysOnItsContext() throws Throwable {
        List<SessionView> sessions = Stream.of("curl/8", null, "okhttp/4.12.0")
                .map(DevicesTest::session)
                .toList();
        List<Device> found = VertxContextSupport.subscribeAndAwait(() -> {
            @Nullable Context asking = Vertx.currentContext();
            return devices.of(sessions).invoke(unused -> assertEquals(asking, Vertx.currentContext()));
        });
        assertEquals(List.of(new Device("curl", null), Device.UNKNOWN, new Device("okhttp", null)), found);
    }

    private static SessionView session(@Nullable String userAgent) {
        return new SessionView(new UUID(0, 1), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, userAgent, null, false);
    }
}
