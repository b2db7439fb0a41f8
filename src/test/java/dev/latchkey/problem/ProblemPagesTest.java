package dev.latchkey.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ProblemPagesTest {
    @ParameterizedTest
    @EnumSource
    void everyTypeExplainsItself(ProblemType type) {
        given().get(type.uri())
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body("html.body.main.section.h1", equalTo(type.title()))
                .body("html.body.main.section.dl.dd[0]", equalTo(Integer.toString(type.status())));
    }

    @Test
    void theListNamesEveryType() {
        String page = given().get("/problems").then().statusCode(200).extract().asString();
        for (ProblemType type : ProblemType.values()) {
            assertThat(page, containsString("href=\"" + type.uri() + "\""));
        }
    }
}
