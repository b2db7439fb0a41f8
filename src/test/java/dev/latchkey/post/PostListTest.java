package dev.latchkey.post;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Listing;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which posts are seen, and by whom. */
@QuarkusTest
class PostListTest {
    private TestUser author;

    @BeforeEach
    void register() {
        author = TestUser.registered();
    }

    @Test
    void anUnpublishedPostIsSeenByItsAuthorAndAdministrators() {
        String id = write("A draft", false);
        for (TestUser viewer : List.of(author, TestUser.admin())) {
            viewer.asks().get("/posts/" + id).then().statusCode(200).body("published", equalTo(false));
            assertTrue(newest(viewer::asks).contains(id));
        }
    }

    @Test
    void anUnpublishedPostIsNotThereForAnyoneElse() {
        String path = "/posts/" + write("A draft", false);
        TestUser other = TestUser.registered();
        other.asks().get(path).then().spec(problem(404, "not-found"));
        other.asks().delete(path).then().spec(problem(404, "not-found"));
        other.sends(Map.of("title", "Mine", "content", "now")).put(path).then().spec(problem(404, "not-found"));
        given().get(path).then().spec(problem(404, "not-found"));
        assertFalse(newest(other::asks).contains(path.substring(7)));
        assertFalse(newest(RestAssured::given).contains(path.substring(7)));
    }

    @Test
    void aPostThatIsNoLongerPublishedIsGoneForOthers() {
        String id = write("A post", true);
        author.sends(Map.of("title", "A post", "content", "x", "published", false))
                .put("/posts/" + id);
        given().get("/posts/" + id).then().spec(problem(404, "not-found"));
        assertFalse(newest(RestAssured::given).contains(id));
    }

    @Test
    void aPageOfLongPostsHasFewerAndNoneIsLeftOut() {
        String longest = "\uD83D\uDE00".repeat(16_000);
        List<String> written = new ArrayList<>();
        byte[] body = ("{\"title\":\"Long\",\"content\":\"" + longest + "\"}").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 7; i++) {
            written.add(
                    0,
                    author.asks()
                            .contentType(ContentType.JSON)
                            .body(body)
                            .post("/posts")
                            .path("id"));
        }
        Response first = given().queryParam("limit", 100).get("/posts");
        assertEquals(written.subList(0, 5), first.path("items.id"));
        assertTrue(first.asByteArray().length < 400_000, "nothing is written longer than it is");
        assertEquals(longest, first.path("items[0].content"));
        List<String> second = given().queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get("/posts")
                .path("items.id");
        assertEquals(written.subList(5, 7), second);
    }

    @Test
    void theNewestComesFirst() {
        String first = write("First", true);
        String second = write("Second", true);
        given().get("/posts")
                .then()
                .statusCode(200)
                .body("keySet()", containsInAnyOrder("items", "next"))
                .body("items[0].id", equalTo(second))
                .body("items[1].id", equalTo(first))
                .body("items[0].author.name", equalTo("Ada Lovelace"));
    }

    @Test
    void pagesShowEveryPostOnceAndDraftsShiftNothing() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            published.add(0, write("Published", true));
            write("A draft", false);
        }
        List<String> seen = Listing.ids(() -> given().queryParam("limit", 3), "/posts", () -> write("Late", true));
        assertEquals(new HashSet<>(seen).size(), seen.size());
        assertEquals(published, seen.subList(0, published.size()));
    }

    @Test
    void theAuthorsPagesHaveTheDraftsToo() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.add(0, write("Anything", i % 2 == 0));
        }
        List<String> seen = Listing.ids(() -> author.asks().queryParam("limit", 2), "/posts");
        assertEquals(written, seen.subList(0, written.size()));
    }

    @Test
    void aParameterThatCannotBeReadIsNamed() {
        given().queryParam("limit", 0).get("/posts").then().spec(violations("limit"));
        given().queryParam("after", "x").get("/posts").then().spec(violations("after"));
    }

    @Test
    void aBadTokenIsRefusedWhereNoneWouldDo() {
        given().auth().oauth2("none").get("/posts").then().spec(problem(401, "invalid-token"));
    }

    private String write(String title, boolean published) {
        return author.sends(Map.of("title", title, "content", "x", "published", published))
                .post("/posts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> newest(Supplier<RequestSpecification> viewer) {
        return viewer.get().queryParam("limit", 100).get("/posts").path("items.id");
    }
}
