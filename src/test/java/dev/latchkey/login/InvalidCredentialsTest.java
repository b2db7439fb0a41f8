package dev.latchkey.login;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login must not tell who has an account. */
@QuarkusTest
class InvalidCredentialsTest {
    private static final int TRIES = 31;

    private TestUser wrongPassword;
    private TestUser unknown;

    @BeforeEach
    void register() {
        wrongPassword = new TestUser("", TestUser.registered().email(), "not the password", "");
        unknown = new TestUser("", TestUser.uniqueEmail(), "not the password", "");
    }

    @Test
    void anUnknownUserAndAWrongPasswordGetTheSameAnswer() {
        Response one = wrongPassword.login();
        Response other = unknown.login();
        assertEquals(401, one.statusCode());
        assertEquals(one.statusLine(), other.statusLine());
        assertEquals(one.headers().asList(), other.headers().asList());
        assertArrayEquals(one.asByteArray(), other.asByteArray());
    }

    @Test
    void anUnknownUserAndAWrongPasswordCostOneHashEach() {
        assertEquals(1, computationsOf(wrongPassword));
        assertEquals(1, computationsOf(unknown));
    }

    @Test
    void anUnknownUserTakesAboutAsLongAsAWrongPassword() {
        List<Long> one = new ArrayList<>();
        List<Long> other = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            register();
            one.add(nanosOf(wrongPassword));
            other.add(nanosOf(unknown));
        }
        assertThat((double) median(one) / median(other), lessThan(3.0));
        assertThat((double) median(other) / median(one), lessThan(3.0));
    }

    private static double computationsOf(TestUser user) {
        double before = Metrics.sum("latchkey_password_hash_seconds_count", "scheme=");
        user.login();
        return Metrics.sum("latchkey_password_hash_seconds_count", "scheme=") - before;
    }

    private static long nanosOf(TestUser user) {
        long start = System.nanoTime();
        user.login();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
