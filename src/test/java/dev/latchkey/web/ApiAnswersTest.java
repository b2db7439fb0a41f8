package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every operation answers what the OpenAPI document says it may answer. */
@QuarkusTest
class ApiAnswersTest {
    private static final String NOBODY = UUID.randomUUID().toString();

    @Test
    void a401WhereATokenIsNeededAndNoneIsSent() {
        forEach(ApiOperation::needsAToken, operation -> {
            Response answer = send(operation, operation.request());
            assertAnswer(401, answer, operation);
            String others = operation.id().equals("introspectToken") ? ", Basic realm=\"latchkey\"" : "";
            assertEquals("Bearer" + others, answer.header("WWW-Authenticate"), operation.toString());
        });
    }

    @Test
    void a401WhereATokenIsTakenAndABadOneIsSent() {
        forEach(ApiOperation::takesAToken, operation -> {
            Response answer = send(operation, operation.request().auth().oauth2("a.b.c"));
            assertAnswer(401, answer, operation);
            assertEquals("Bearer error=\"invalid_token\"", answer.header("WWW-Authenticate"), operation.toString());
        });
    }

    @Test
    void no401WhereNoTokenIsTaken() {
        forEach(operation -> !operation.takesAToken(), operation -> {
            RequestSpecification bad = operation.hasBody()
                    ? given().header("Content-Type", "application/json").body("{}")
                    : given();
            assertNotEquals(401, send(operation, bad.auth().oauth2("a.b.c")).statusCode(), operation.toString());
        });
    }

    @Test
    void a403WhereARoleIsNeeded() {
        TestUser ada = TestUser.registered();
        forEach(
                ApiOperation::needsTheRoleAdmin,
                operation -> assertAnswer(
                        403, send(operation, operation.request().auth().oauth2(ada.token())), operation));
    }

    @Test
    void a404WhereNothingHasTheId() {
        TestUser root = TestUser.admin();
        forEach(ApiOperation::hasId, operation -> {
            assertAnswer(404, send(operation, operation.request().auth().oauth2(root.token())), operation);
            Response noId =
                    operation.request().auth().oauth2(root.token()).request(operation.method(), operation.at("no-id"));
            assertAnswer(404, noId, operation);
        });
    }

    @Test
    void a406WhereTheAnswerIsNotAccepted() {
        String token = TestUser.admin().loggedIn().token();
        forEach(operation -> true, operation -> {
            RequestSpecification picky =
                    operation.request().auth().oauth2(token).accept("text/csv");
            assertAnswer(406, send(operation, picky), operation);
        });
    }

    @Test
    void a400WhereAPageCannotBe() {
        String token = TestUser.admin().token();
        forEach(ApiOperation::isPaged, operation -> {
            Response answer = send(operation, given().auth().oauth2(token).queryParam("limit", 0));
            assertAnswer(400, answer, operation);
            assertEquals(List.of("limit"), answer.path("violations.field"), operation.toString());
        });
    }

    @Test
    void a400WhereTheBodyCannotBeRead() {
        forEachBody(400, "application/json", "{");
    }

    @Test
    void a413WhereTheBodyIsTooLarge() {
        forEachBody(413, "application/json", "{\"name\": \"" + "a".repeat(70_000) + "\"}");
    }

    @Test
    void a415WhereTheBodyIsOfAnotherKind() {
        forEachBody(415, "text/csv", "a,b");
    }

    private static void forEachBody(int status, String mediaType, String body) {
        String token = TestUser.admin().token();
        forEach(ApiOperation::hasBody, operation -> {
            RequestSpecification request =
                    given().header("Content-Type", mediaType).body(body);
            assertAnswer(status, send(operation, request.auth().oauth2(token)), operation);
        });
    }

    private static void forEach(Predicate<ApiOperation> which, Consumer<ApiOperation> check) {
        List<ApiOperation> operations =
                ApiOperation.all().stream().filter(which).toList();
        assertTrue(!operations.isEmpty());
        assertAll(operations.stream().map(operation -> () -> check.accept(operation)));
    }

    private static Response send(ApiOperation operation, RequestSpecification request) {
        return request.request(operation.method(), operation.at(NOBODY));
    }

    private static void assertAnswer(int status, Response answer, ApiOperation operation) {
        assertEquals(status, answer.statusCode(), operation + " " + answer.asString());
        assertEquals("application/problem+json", answer.contentType(), operation.toString());
        assertTrue(operation.declares(status), operation + " does not declare " + status);
    }
}
