package dev.latchkey.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is complete, and says nothing of how Latchkey is made. */
@QuarkusTest
class ApiDescriptionTest {
    /** With a 200 nevertheless, as its RFC has it. */
    private static final Set<String> BODILESS = Set.of("revokeToken");

    @Test
    void everyRouteIsInIt() {
        Set<String> described =
                ApiOperation.all().stream().map(ApiOperation::toString).collect(Collectors.toSet());
        assertEquals(routes(), new TreeSet<>(described));
    }

    /** Those that are for programs: not the tests' own, and no pages. */
    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (!path.matches("/|/(test|problems|accounts|admin|assets)(/.*)?")) {
                    routes.add(method + " " + path.replaceFirst("(?<=.)/$", ""));
                }
            }
        });
        return routes;
    }

    @Test
    void everyOperationHasItsOwnIdATagAndASummary() {
        Set<String> tags = ApiOperation.document().getJsonArray("tags").stream()
                .map(tag -> ((JsonObject) tag).getString("name"))
                .collect(Collectors.toSet());
        Set<String> ids = new HashSet<>();
        assertAll(ApiOperation.all().stream().map(operation -> () -> {
            assertTrue(ids.add(operation.id()), "has its id alone");
            assertTrue(operation.id().matches("[a-z][A-Za-z]+"), operation.id());
            assertEquals(1, operation.said().getJsonArray("tags").size(), operation.toString());
            assertTrue(tags.contains(operation.said().getJsonArray("tags").getString(0)), operation.toString());
            assertFalse(operation.said().getString("summary").isBlank(), operation.toString());
        }));
    }

    @Test
    void everyRefusalForNowSaysForHowLong() {
        List<JsonObject> refusals = ApiOperation.all().stream()
                .flatMap(operation ->
                        Set.of("429", "503").stream().map(operation.said().getJsonObject("responses")::getJsonObject))
                .filter(Objects::nonNull)
                .toList();
        assertTrue(refusals.size() > ApiOperation.all().size(), "some have a 429 beside the 503 that all have");
        assertTrue(refusals.stream().allMatch(refusal -> refusal.getJsonObject("headers", new JsonObject())
                .containsKey("Retry-After")));
    }

    @Test
    void everyErrorIsAProblem() {
        JsonObject problem = JsonObject.of(
                "application/problem+json",
                JsonObject.of("schema", JsonObject.of("$ref", "#/components/schemas/Problem")));
        assertAll(ApiOperation.all().stream().flatMap(operation -> operation.statuses().stream()
                .filter(status -> status.compareTo("400") >= 0)
                .map(status -> () -> assertEquals(
                        problem, operation.response(status).getJsonObject("content"), operation + " " + status))));
    }

    @Test
    void everySuccessSaysWhatItAnswers() {
        assertAll(ApiOperation.all().stream().map(operation -> () -> {
            List<String> successes = operation.statuses().stream()
                    .filter(status -> status.startsWith("2"))
                    .toList();
            int ways = operation.id().equals("register") ? 2 : 1; // there and then, or by mail
            assertEquals(ways, successes.size(), operation + " " + operation.statuses());
            JsonObject content = operation.response(successes.get(0)).getJsonObject("content");
            if (successes.get(0).equals("204") || BODILESS.contains(operation.id())) {
                assertNull(content, operation.toString());
            } else if (!operation.id().equals("revocations")) {
                String ref = content.getJsonObject("application/json")
                        .getJsonObject("schema")
                        .getString("$ref");
                assertNotNull(ref, operation.toString());
            }
        }));
    }

    @Test
    void everyMemberOfAnAnswerIsThere() {
        JsonObject schemas = ApiOperation.document().getJsonObject("components").getJsonObject("schemas");
        for (String answer : List.of(
                "User",
                "UserPage",
                "Post",
                "Author",
                "Session",
                "PersonalData",
                "RecordedSession",
                "TokenResponse",
                "KeySet",
                "Key",
                "SigningKey",
                "RotationState")) {
            JsonObject schema = schemas.getJsonObject(answer);
            Set<Object> required = schema.getJsonArray("required").stream().collect(Collectors.toSet());
            assertEquals(schema.getJsonObject("properties").fieldNames(), required, answer);
        }
    }

    @Test
    void everyBodyHasAnExampleInEachOfItsMediaTypes() {
        assertAll(ApiOperation.all().stream().filter(ApiOperation::hasBody).map(operation -> () -> {
            assertFalse(operation.bodies().isEmpty(), operation.toString());
            operation.bodies().values().forEach(example -> assertFalse(example.isEmpty(), operation.toString()));
        }));
    }

    @Test
    void everyReferenceLeadsSomewhereAndNoSchemaIsLeftOver() {
        JsonObject document = ApiOperation.document();
        Set<String> referred = new TreeSet<>();
        Pattern.compile("\"#/components/schemas/([^\"]+)\"")
                .matcher(document.encode())
                .results()
                .forEach(reference -> referred.add(reference.group(1)));
        Set<String> there = new TreeSet<>(
                document.getJsonObject("components").getJsonObject("schemas").fieldNames());
        assertEquals(there, referred);
    }

    @Test
    void whatIsInsideStaysInside() {
        String document = ApiOperation.document().encode();
        List.of("dev.latchkey", "Uni", "RestResponse", "HttpServerRequest", "View", "UUID\"", "Instant", "x-quarkus")
                .forEach(inner -> assertFalse(document.contains(inner), inner));
    }

    @Test
    void itSaysWhatThisIsAndNamesNoHost() {
        JsonObject document = ApiOperation.document();
        JsonObject info = document.getJsonObject("info");
        assertEquals("Latchkey", info.getString("title"));
        assertFalse(info.getString("description").isBlank());
        assertFalse(info.getString("version").isBlank());
        assertEquals("Apache-2.0", info.getJsonObject("license").getString("name"));
        assertFalse(info.containsKey("contact"));
        assertFalse(document.containsKey("servers"));
        assertFalse(document.encode().contains("localhost"));
    }

    @Test
    void aTokenIsPastedOrGotByThePasswordGrant() {
        JsonObject schemes = ApiOperation.document().getJsonObject("components").getJsonObject("securitySchemes");
        JsonObject bearer = schemes.getJsonObject("bearer");
        JsonObject password = schemes.getJsonObject("password");
        assertEquals(Set.of("bearer", "password", "basic"), schemes.fieldNames());
        assertEquals(
                List.of("http", "bearer", "JWT"),
                List.of(bearer.getString("type"), bearer.getString("scheme"), bearer.getString("bearerFormat")));
        assertEquals("oauth2", password.getString("type"));
        assertEquals(
                JsonObject.of("password", JsonObject.of("tokenUrl", "/login", "scopes", new JsonObject())),
                password.getJsonObject("flows"));
    }

    @Test
    void whoeverTakesATokenTakesBothKinds() {
        assertAll(ApiOperation.all().stream().filter(ApiOperation::takesAToken).map(operation -> () -> {
            Set<String> schemes = operation.security().stream()
                    .flatMap(alternative -> alternative.fieldNames().stream())
                    .collect(Collectors.toSet());
            assertTrue(schemes.containsAll(Set.of("bearer", "password")), operation.toString());
            assertEquals(schemes.contains("basic"), operation.id().equals("introspectToken"), operation.toString());
        }));
    }

    /** What Swagger UI's Authorize sends, empty client included. */
    @Test
    void swaggerUiLogsInWithTheEmailAddress() {
        TestUser ada = TestUser.registered();
        String token = given().contentType(ContentType.URLENC)
                .header("Authorization", "Basic Og==")
                .formParam("grant_type", "password")
                .formParam("username", ada.email())
                .formParam("password", ada.password())
                .post("/login")
                .then()
                .statusCode(200)
                .body("access_token", notNullValue())
                .extract()
                .path("access_token");
        given().auth().oauth2(token).get("/me").then().statusCode(200);
    }

    @Test
    void swaggerUiIsThereAndSendsTheDocumentToNobody() {
        get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .body(containsString("<title>Latchkey</title>"))
                .body(containsString("validatorUrl: 'none'"))
                .body(containsString("tryItOutEnabled: true"))
                .body(not(containsString("persistAuthorization: true")));
    }

    @Test
    void noOtherOperationHasConflictsOrIsThrottled() {
        assertEquals(
                Set.of(
                        "changeMe",
                        "changeUser",
                        "confirmMyEmail",
                        "deleteMe",
                        "deleteUser",
                        "register",
                        "rejectSignUp",
                        "undoMyEmail"),
                idsOfThoseThatDeclare(409));
        assertEquals(
                Set.of(
                        "askForLoginLink",
                        "askForPasswordReset",
                        "changeMyEmail",
                        "changeMyPassword",
                        "deleteMe",
                        "login",
                        "register"),
                idsOfThoseThatDeclare(429));
    }

    private static Set<String> idsOfThoseThatDeclare(int status) {
        return ApiOperation.all().stream()
                .filter(operation -> operation.declares(status))
                .map(ApiOperation::id)
                .collect(Collectors.toSet());
    }

    @Test
    void nothingIsSaidToNeedATokenInGeneral() {
        assertEquals(new JsonArray(), ApiOperation.document().getJsonArray("security", new JsonArray()));
    }
}
