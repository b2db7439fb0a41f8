package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageTest {
    @Test
    void followingTheCursorsShowsEachItemOnce() {
        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = given().queryParam("limit", 100)
                    .queryParams(after.isEmpty() ? Map.of() : Map.of("after", after))
                    .get("/test/items")
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            after = page.getString("next");
        }
        assertEquals(250, seen.size());
        assertEquals(250, new TreeSet<>(seen).size());
    }

    @Test
    void aPageHasTwentyItemsUnlessAskedOtherwise() {
        given().get("/test/items").then().body("items.size()", equalTo(20));
        given().get("/test/items?limit=1").then().body("items.size()", equalTo(1));
    }

    @Test
    void theLastPageSaysSoWithNull() {
        given().get("/test/items?limit=100&after=AQAAAAAAAAAHAAAAAAAAAAE")
                .then()
                .body("items.size()", equalTo(1))
                .body("toString()", containsString("next:null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1000", "abc", "1.5", " 1", "99999999999999999999"})
    void aLimitOutOfRangeIsNamed(String limit) {
        given().queryParam("limit", limit)
                .get("/test/items")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("limit")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!", "AgAAAAAAAAAHAAAAAAAAAAE", "AQAAAAAAAAAHAAAAAAAAAA", "é"})
    void aCursorThatIsNoneIsNamed(String after) {
        given().queryParam("after", after)
                .get("/test/items")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("after")));
    }
}
