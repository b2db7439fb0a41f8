package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Listing;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserSearchTest {
    private final String unique = SomeUsers.unique();
    private TestUser admin;

    @BeforeEach
    void logIn() {
        admin = TestUser.admin();
    }

    @Test
    void findsByTheStartOfTheEmailInAnyCase() {
        String id = SomeUsers.registered(Map.of("email", "Grace." + unique + "@Example.org"));
        assertEquals(List.of(id), find("grace." + unique));
        assertEquals(List.of(id), find("GRACE." + unique.toUpperCase(Locale.ROOT) + "@eXAMPLE.ORG"));
        assertEquals(List.of(), find("race." + unique));
    }

    @Test
    void findsByTheStartOfTheUsernameInAnyCase() {
        String id = SomeUsers.registered(Map.of("username", "u" + unique));
        assertEquals(List.of(id), find("u" + unique.substring(0, 20)));
        assertEquals(List.of(id), find("U" + unique.toUpperCase(Locale.ROOT)));
        assertEquals(List.of(), find(unique));
    }

    @Test
    void findsByTheStartOfTheNameInAnyCaseAndScript() {
        String id = SomeUsers.registered(Map.of("name", "Ünïcode Жук " + unique));
        assertEquals(List.of(id), find("ünïcode жук " + unique));
        assertEquals(List.of(id), find("U\u0308NI\u0308CODE ЖУК " + unique));
        assertEquals(List.of(), find(unique));
    }

    @Test
    void whatIsFoundByMoreThanOneMemberIsListedOnce() {
        String id = SomeUsers.registered(
                Map.of("email", "x" + unique + "@example.org", "username", "x" + unique, "name", "x" + unique));
        assertEquals(List.of(id), find("x" + unique));
    }

    @Test
    void findsANewNameAndForgetsTheOldOne() {
        String id = SomeUsers.registered(Map.of("name", "Old " + unique));
        admin.sends(Map.of("name", "New " + unique)).patch("/users/" + id);
        assertEquals(List.of(id), find("new " + unique));
        assertEquals(List.of(), find("old " + unique));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "!", "!%", "\\%", "'", "\"", "*", "?", ".", "[", "👩‍👧", "!!"})
    void aSignMeansItselfOnly(String sign) {
        String id = SomeUsers.registered(Map.of("name", unique + sign + "x"));
        SomeUsers.registered(Map.of("name", unique + "yx"));
        assertEquals(List.of(id), find(unique + sign));
        assertEquals(List.of(id), find(unique + sign + "x"));
        assertEquals(List.of(), find(unique + sign + sign + sign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\uFFFF", "\r\n"})
    void whatIsNoTextIsNamed(String query) {
        admin.asks().queryParam("q", query).get("/users").then().spec(violations("q"));
    }

    @Test
    void aQueryThatIsTooLongIsNamed() {
        admin.asks().queryParam("q", "a".repeat(254)).get("/users").then().statusCode(200);
        admin.asks().queryParam("q", "a".repeat(255)).get("/users").then().spec(violations("q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyQueryFindsEverybody(String query) {
        SomeUsers.named("Some user", 20);
        assertEquals(20, admin.asks().queryParam("q", query).get("/users").<Integer>path("items.size()"));
    }

    private List<String> find(String query) {
        return Listing.ids(() -> admin.asks().queryParam("q", query), "/users");
    }
}
