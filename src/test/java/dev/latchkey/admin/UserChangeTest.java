package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UserChangeTest {
    private final String username = "u" + SomeUsers.unique();
    private TestUser admin;
    private TestUser user;

    @BeforeEach
    void register() {
        admin = TestUser.admin();
        user = TestUser.registered();
    }

    @Test
    void everyMemberCanBeChangedAtOnce() {
        change("{'name':'Grace','username':'%s','roles':['admin','user'],'enabled':false}".formatted(username))
                .statusCode(200)
                .body("name", equalTo("Grace"))
                .body("username", equalTo(username))
                .body("roles", equalTo(List.of("user", "admin")))
                .body("enabled", equalTo(false))
                .body("email", equalTo(user.email()));
    }

    @Test
    void whatIsAbsentStays() {
        change("{'name':'Grace','username':'%s'}".formatted(username)).statusCode(200);
        change("{}").statusCode(200).body("name", equalTo("Grace")).body("username", equalTo(username));
        change("{'enabled':true}").body("name", equalTo("Grace")).body("roles", equalTo(List.of("user")));
    }

    @Test
    void nullClearsTheUsername() {
        change("{'username':'%s'}".formatted(username)).statusCode(200);
        change("{'username':null}").statusCode(200).body("username", nullValue());
    }

    @Test
    void whatIsNotForChangingIsIgnored() {
        change("{'email':'eve@example.org','email_verified':true,'id':'x','password':'x','password_hash':'x'}")
                .statusCode(200)
                .body("email", equalTo(user.email()))
                .body("email_verified", equalTo(false));
        user.login().then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':null}                  | name",
                "{'name':''}                    | name",
                "{'username':'a b'}             | username",
                "{'roles':null}                 | roles",
                "{'roles':[]}                   | roles",
                "{'roles':'admin'}              | roles",
                "{'roles':[null]}               | roles",
                "{'roles':['user','root']}      | roles[1]",
                "{'roles':['ADMIN']}            | roles[0]",
                "{'roles':[1]}                  | roles[0]",
                "{'roles':['']}                 | roles[0]",
                "{'enabled':null}               | enabled",
                "{'enabled':'false'}            | enabled",
                "{'enabled':0}                  | enabled"
            })
    void aMemberThatIsNotValidIsNamed(String body, String field) {
        change(body).spec(violations(field));
    }

    @Test
    void theRolesThereAreAreNamedAsTheyAreWritten() {
        change("{'roles':['root']}").body("violations[0].message", equalTo("must be one of user, admin"));
    }

    @Test
    void aRoleGivenTwiceIsHeldOnce() {
        change("{'roles':['user','user']}").statusCode(200).body("roles", equalTo(List.of("user")));
    }

    @Test
    void aTakenUsernameIsAConflictInWhateverCase() {
        SomeUsers.registered(Map.of("username", username));
        change("{'username':'%s'}".formatted(username.toUpperCase(Locale.ROOT))).spec(problem(409, "username-taken"));
    }

    @Test
    void aMergePatchIsAcceptedUnderItsOwnType() {
        admin.asks()
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"Grace\"}".getBytes(StandardCharsets.UTF_8))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Grace"));
    }

    @Test
    void aDeletedUserIsGoneWithEverything() {
        String post = user.sends(Map.of("title", "A title", "content", "Some content"))
                .post("/posts")
                .path("id");
        admin.asks().delete("/users/" + user.id()).then().statusCode(204).body(equalTo(""));
        admin.asks().delete("/users/" + user.id()).then().spec(problem(404, "not-found"));
        admin.asks().get("/users/" + user.id()).then().spec(problem(404, "not-found"));
        admin.asks().get("/posts/" + post).then().spec(problem(404, "not-found"));
        user.login().then().spec(problem(401, "invalid-credentials"));
    }

    @RepeatedTest(10)
    void aChangeWhileTheUserGoesIsNoFault() throws Exception {
        String path = "/users/" + user.id();
        List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                () -> admin.sends(Map.of("name", "Grace")).patch(path).statusCode(),
                () -> admin.sends(Map.of("enabled", false)).patch(path).statusCode(),
                () -> admin.asks().delete(path).statusCode(),
                () -> admin.asks().delete(path).statusCode()));
        assertTrue(List.of(200, 204, 404).containsAll(statuses), statuses::toString);
        assertTrue(statuses.contains(204), statuses::toString);
    }

    @RepeatedTest(10)
    void changesOfDifferentMembersAtOnceAreBothKept() throws Exception {
        String path = "/users/" + user.id();
        List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                () -> admin.sends(Map.of("name", "Grace")).patch(path).statusCode(),
                () -> admin.sends(Map.of("username", username)).patch(path).statusCode(),
                () -> admin.sends(Map.of("roles", List.of("admin"))).patch(path).statusCode()));
        assertTrue(List.of(200).containsAll(statuses), statuses::toString);
        admin.asks()
                .get(path)
                .then()
                .body("name", equalTo("Grace"))
                .body("username", equalTo(username))
                .body("roles.toString()", containsString("admin"));
    }

    private ValidatableResponse change(String body) {
        return admin.asks()
                .body(body.replace('\'', '"'))
                .patch("/users/" + user.id())
                .then();
    }
}
