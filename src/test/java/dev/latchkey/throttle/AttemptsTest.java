package dev.latchkey.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted under which rules. */
@QuarkusTest
class AttemptsTest {
    @Inject
    Attempts attempts;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
    void ownMachineIsNoNetwork(String ip) {
        assertEquals(List.of(Rule.ACCOUNT_NETWORK, Rule.ACCOUNT), rules(attempts.login("ada", null, ip)));
        assertEquals(List.of(), rules(attempts.registration(ip)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::2", "128.0.0.1"})
    void anyOtherIsOne(String ip) {
        assertEquals(List.of(Rule.ACCOUNT_NETWORK, Rule.ACCOUNT, Rule.NETWORK), rules(attempts.login("ada", null, ip)));
        assertEquals(List.of(Rule.REGISTRATION), rules(attempts.registration(ip)));
    }

    @Test
    void aDeviceIsCountedByItselfAlone() {
        Attempt attempt = attempts.loginByDevice(UUID.randomUUID(), UUID.randomUUID(), "192.0.2.1");
        assertEquals(List.of(Rule.DEVICE), rules(attempt));
    }

    @Test
    void whoseAddressIsNotKnownIsCountedAllTheSame() {
        assertEquals(List.of(Rule.ACCOUNT_NETWORK, Rule.ACCOUNT), rules(attempts.login("ada", null, null)));
    }

    private static List<Rule> rules(Attempt attempt) {
        return attempt.counts().stream().map(Count::rule).toList();
    }
}
