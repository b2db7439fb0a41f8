package dev.latchkey.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogOutPageTest {
    private static final String PATH = "/accounts/logout";

    @Inject
    MovableClock clock;

    private Visitor visitor;

    @BeforeEach
    void logIn() {
        visitor = Visitor.of(TestUser.registered());
    }

    @Test
    void onlyAsksWhenItIsOpened() {
        visitor.open(PATH).then().statusCode(200).body(containsString("<button>Log out</button>"));
        visitor.asks().head(PATH).then().statusCode(200);
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void endsTheSessionAndTakesTheCookieAway() {
        String cookie = visitor.cookie();
        visitor.send(PATH, Map.of()).then().statusCode(303).header("Location", "/");
        assertEquals("", visitor.cookie());
        assertFalse(Visitor.withCookie(cookie).isLoggedIn());
    }

    @Test
    void takesTheCookieAwayWhereItWouldBeRenewed() {
        clock.advance(Duration.ofMinutes(2));
        Response answer = visitor.send(PATH, Map.of());
        assertEquals(1, answer.headers().getValues("Set-Cookie").size());
        assertEquals("", visitor.cookie());
    }

    @Test
    void doesNothingToWhoIsNotLoggedIn() {
        Visitor.unknown().send(PATH, Map.of()).then().statusCode(303).header("Location", equalTo("/"));
    }
}
