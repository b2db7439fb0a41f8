package dev.latchkey.post;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PostTest {
    private static final Map<String, Object> BODY = Map.of("title", "A title", "content", "Some content");

    @Inject
    MovableClock clock;

    private TestUser author;

    @BeforeEach
    void register() {
        author = TestUser.registered();
    }

    @Test
    void aPostIsToldWhereItIs() {
        ValidatableResponse answer = author.sends(BODY).post("/posts").then().statusCode(201);
        String location = answer.extract().header("Location");
        answer.body("id", equalTo(location.replace("/posts/", "")));
        given().get(location)
                .then()
                .statusCode(200)
                .body("$", equalTo(answer.extract().path("$")));
    }

    @Test
    void aPostHasTheMembersOfTheContract() {
        author.sends(BODY)
                .post("/posts")
                .then()
                .body("title", equalTo("A title"))
                .body("content", equalTo("Some content"))
                .body("published", equalTo(true))
                .body("author", equalTo(Map.of("id", author.id(), "name", "Ada Lovelace")))
                .body(
                        "keySet()",
                        containsInAnyOrder(
                                "id", "title", "content", "published", "author", "created_at", "updated_at"));
    }

    @Test
    void whatThePostDoesNotDefineSetsNothing() {
        TestUser other = TestUser.registered();
        Map<String, Object> body =
                Map.of("title", "A title", "content", "x", "author", Map.of("id", other.id()), "author_id", other.id());
        author.sends(body).post("/posts").then().statusCode(201).body("author.id", equalTo(author.id()));
    }

    @Test
    void everyMemberThatIsMissingIsNamedAtOnce() {
        author.sends(Map.of()).post("/posts").then().spec(violations("content", "title"));
    }

    @Test
    void onlyWhoIsLoggedInWrites() {
        given().contentType(ContentType.JSON)
                .body(BODY)
                .post("/posts")
                .then()
                .spec(problem(401, "authentication-required"));
    }

    @Test
    void aRewriteReplacesEverything() {
        String path = "/posts/" + written(Map.of("title", "A title", "content", "x", "published", false));
        clock.advance(Duration.ofSeconds(1));
        ValidatableResponse answer = author.sends(
                        Map.of("title", "Another", "content", "line one\r\nline two\n\ttabbed"))
                .put(path)
                .then()
                .statusCode(200)
                .body("title", equalTo("Another"))
                .body("content", equalTo("line one\r\nline two\n\ttabbed"))
                .body("published", equalTo(true));
        Instant created = Instant.parse(answer.extract().path("created_at"));
        assertTrue(Instant.parse(answer.extract().path("updated_at")).isAfter(created));
        author.sends(Map.of("title", "Another")).put(path).then().spec(violations("content"));
    }

    @Test
    void anotherUserNeitherRewritesNorDeletes() {
        String path = "/posts/" + written(BODY);
        TestUser other = TestUser.registered();
        other.sends(BODY).put(path).then().spec(problem(403, "forbidden"));
        other.asks().delete(path).then().spec(problem(403, "forbidden"));
        given().contentType(ContentType.JSON).body(BODY).put(path).then().spec(problem(401, "authentication-required"));
        given().delete(path).then().spec(problem(401, "authentication-required"));
    }

    @Test
    void anAdministratorRewritesAndDeletesAndTheAuthorStays() {
        String path = "/posts/" + written(BODY);
        TestUser admin = TestUser.admin();
        admin.sends(Map.of("title", "Another", "content", "x"))
                .put(path)
                .then()
                .statusCode(200)
                .body("author.id", equalTo(author.id()));
        admin.asks().delete(path).then().statusCode(204);
        author.asks().get(path).then().spec(problem(404, "not-found"));
    }

    @Test
    void aDeletedPostIsGone() {
        String path = "/posts/" + written(BODY);
        author.asks().delete(path).then().statusCode(204);
        author.asks().delete(path).then().spec(problem(404, "not-found"));
        author.sends(BODY).put(path).then().spec(problem(404, "not-found"));
        given().get(path).then().spec(problem(404, "not-found"));
    }

    @Test
    void theAuthorsNameIsThatOfNow() {
        String path = "/posts/" + written(BODY);
        author.sends(Map.of("name", "Ada King")).patch("/me");
        given().get(path).then().body("author.name", equalTo("Ada King"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "%00", "%ff", "'", "00000000-0000-0000-0000-000000000000"})
    void whatIsNoPostIsNotFound(String id) {
        author.asks().urlEncodingEnabled(false).get("/posts/" + id).then().spec(problem(404, "not-found"));
        author.sends(BODY).urlEncodingEnabled(false).put("/posts/" + id).then().spec(problem(404, "not-found"));
        author.asks().urlEncodingEnabled(false).delete("/posts/" + id).then().spec(problem(404, "not-found"));
    }

    @RepeatedTest(15)
    void aRewriteWhileThePostGoesIsNoFault() throws Exception {
        String path = "/posts/" + written(BODY);
        List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                () -> author.sends(Map.of("title", UUID.randomUUID(), "content", "x"))
                        .put(path)
                        .statusCode(),
                () -> author.asks().delete(path).statusCode(),
                () -> author.asks().delete(path).statusCode()));
        assertTrue(List.of(200, 204, 404).containsAll(statuses), statuses::toString);
        assertEquals(1, Collections.frequency(statuses, 204), statuses::toString);
    }

    private String written(Map<String, Object> body) {
        return author.sends(body)
                .post("/posts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
