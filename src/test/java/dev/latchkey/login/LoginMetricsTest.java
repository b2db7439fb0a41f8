package dev.latchkey.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginMetricsTest {
    @Test
    void aLoginIsCountedAsASuccess() {
        assertCounted(TestUser.registered(), "success");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreCountedAlike() {
        assertCounted(new TestUser("", TestUser.registered().email(), "not the password", ""), "invalid-credentials");
        assertCounted(new TestUser("", TestUser.uniqueEmail(), "not the password", ""), "invalid-credentials");
    }

    @Test
    void aDisabledAccountIsCountedAsOne() {
        TestUser user = TestUser.registered();
        TestUser.admin().sends(Map.of("enabled", false)).patch("/users/" + user.id());
        assertCounted(user, "account-disabled");
    }

    private static void assertCounted(TestUser user, String outcome) {
        double before = count("outcome=\"" + outcome);
        double all = count("");
        user.login();
        assertEquals(1, count("outcome=\"" + outcome) - before);
        assertEquals(1, count("") - all);
    }

    private static double count(String label) {
        return Metrics.sum("latchkey_logins_total", label);
    }
}
