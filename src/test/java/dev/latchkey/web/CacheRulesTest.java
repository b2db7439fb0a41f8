package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CacheRulesTest {
    private static final List<String> OPEN_TO_ALL = List.of("/.well-known/", "/q/");

    @Test
    void noAnswerToACallerWithATokenIsKept() {
        String token = TestUser.registered().token();
        assertAll(ApiOperation.all().stream()
                .filter(operation -> OPEN_TO_ALL.stream().noneMatch(operation.path()::startsWith))
                .filter(operation -> !operation.path().equals("/logout"))
                .map(operation -> () -> assertKeptByNobody(
                        bare(operation)
                                .auth()
                                .oauth2(token)
                                .request(
                                        operation.method(),
                                        operation.at(UUID.randomUUID().toString())),
                        operation)));
    }

    @Test
    void noRefusalIsKept() {
        assertAll(ApiOperation.all().stream()
                .filter(ApiOperation::needsAToken)
                .map(operation -> () -> assertKeptByNobody(
                        operation
                                .request()
                                .request(
                                        operation.method(),
                                        operation.at(UUID.randomUUID().toString())),
                        operation)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/test/failures/runtime", "/posts?limit=0", "/posts/nothing"})
    void norIsAnyOtherProblem(String path) {
        given().get(path).then().header("Cache-Control", "no-store");
    }

    @Test
    void whatIsTheSameForAllIsAskedForAgain() {
        given().get("/posts").then().header("Cache-Control", "no-cache");
        given().cookie("latchkey", "x").get("/posts").then().header("Cache-Control", "no-store");
    }

    @Test
    void whatSaysByItselfHowLongItHoldsKeepsItsWord() {
        String token = TestUser.registered().token();
        given().auth()
                .oauth2(token)
                .get("/.well-known/openid-configuration")
                .then()
                .header("Cache-Control", "public, max-age=300");
    }

    /** Changes nothing: an example could take somebody's username from another test. */
    private static RequestSpecification bare(ApiOperation operation) {
        return operation.hasBody() ? given().contentType(ContentType.JSON).body("{}") : given();
    }

    private static void assertKeptByNobody(Response answer, ApiOperation operation) {
        assertEquals("no-store", answer.header("Cache-Control"), operation + " " + answer.statusCode());
    }
}
