package dev.latchkey.web;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The examples of the OpenAPI document do what they are examples of, sent as they are, by the person they speak of. */
@QuarkusTest
class ApiExamplesTest {
    private static final Set<String> TAKE_A_LINK =
            Set.of("resetPassword", "loginByLink", "verifyEmail", "rejectSignUp", "confirmMyEmail", "undoMyEmail");

    @Inject
    DataSource database;

    private final Map<String, ApiOperation> operations = new TreeMap<>();

    @Test
    void everyExampleWorks() {
        ApiOperation.all().forEach(operation -> operations.put(operation.id(), operation));
        leave();
        assertAll(ApiOperation.all().stream().flatMap(operation -> operation.bodies().keySet().stream()
                .map(mediaType -> (Executable) () -> tryOut(operation, mediaType))));
    }

    private void tryOut(ApiOperation operation, String mediaType) {
        if (!operation.id().equals("register")) {
            example("register").post("/register").then().statusCode(201);
        }
        try {
            Response answer = send(operation, mediaType);
            if (operation.id().equals("refresh")) { // a token in a document is nobody's
                answer.then().spec(problem(401, "invalid-refresh-token"));
                return;
            }
            if (TAKE_A_LINK.contains(operation.id())) {
                answer.then().spec(problem(400, "invalid-token"));
                return;
            }
            String success = operation.statuses().iterator().next();
            assertEquals(
                    success,
                    String.valueOf(answer.statusCode()),
                    operation + " " + mediaType + " " + answer.asString());
            assertShape(operation.response(success), answer);
        } finally {
            leave();
        }
    }

    private Response send(ApiOperation operation, String mediaType) {
        var request = operation.withBody(mediaType);
        if (!operation.takesAToken()) {
            return request.request(operation.method(), operation.path());
        }
        String own = example("login").post("/login").path("access_token");
        String token = operation.needsTheRoleAdmin() ? TestUser.admin().token() : own;
        return request.auth().oauth2(token).request(operation.method(), operation.at(idFor(operation, own)));
    }

    private String idFor(ApiOperation operation, String token) {
        return operation.path().startsWith("/posts/")
                ? example("addPost").auth().oauth2(token).post("/posts").path("id")
                : given().auth().oauth2(token).get("/me").path("id");
    }

    private RequestSpecification example(String id) {
        return operations.get(id).withBody("application/json");
    }

    /** The answer has the members that its schema requires, and none that it does not declare. */
    private static void assertShape(JsonObject response, Response answer) {
        if (response.containsKey("content")) {
            String ref = response.getJsonObject("content")
                    .getJsonObject("application/json")
                    .getJsonObject("schema")
                    .getString("$ref");
            JsonObject schema = ApiOperation.document()
                    .getJsonObject("components")
                    .getJsonObject("schemas")
                    .getJsonObject(ref.substring(ref.lastIndexOf('/') + 1));
            Map<String, Object> answered = answer.path("$");
            assertTrue(schema.getJsonObject("properties").fieldNames().containsAll(answered.keySet()), ref);
            assertTrue(
                    answered.keySet()
                            .containsAll(schema.getJsonArray("required").getList()),
                    ref);
        }
    }

    /** The person of the examples has no account, whatever happened before, and nobody has their username. */
    private void leave() {
        var person = operations.get("register").bodies().get("application/json");
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM users WHERE email = ? OR username = ?")) {
            delete.setString(1, (String) person.getValue("email"));
            delete.setString(2, (String) person.getValue("username"));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
