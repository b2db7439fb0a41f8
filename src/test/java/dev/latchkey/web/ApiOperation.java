package dev.latchkey.web;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation of the OpenAPI document.
 *
 * @param method GET and so on
 * @param path with {@code {id}} where an id goes
 * @param said what the document says of it
 */
record ApiOperation(String method, String path, JsonObject said) {
    /** The whole document. */
    static JsonObject document() {
        return new JsonObject(
                given().queryParam("format", "json").get("/q/openapi").asString());
    }

    /** All operations but those of resources that only tests have. */
    static List<ApiOperation> all() {
        JsonObject paths = document().getJsonObject("paths");
        return paths.stream()
                .filter(path -> !path.getKey().startsWith("/test"))
                .flatMap(path -> ofPath(path.getKey(), (JsonObject) path.getValue()))
                .toList();
    }

    private static Stream<ApiOperation> ofPath(String path, JsonObject item) {
        return item.stream()
                .map(entry ->
                        new ApiOperation(entry.getKey().toUpperCase(Locale.ROOT), path, (JsonObject) entry.getValue()));
    }

    String id() {
        return said.getString("operationId");
    }

    JsonObject response(String status) {
        return said.getJsonObject("responses").getJsonObject(status);
    }

    Set<String> statuses() {
        return new TreeSet<>(said.getJsonObject("responses").fieldNames());
    }

    boolean declares(int status) {
        return statuses().contains(String.valueOf(status));
    }

    /** What its security asks for, one alternative each. */
    List<JsonObject> security() {
        return said.getJsonArray("security", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    boolean takesAToken() {
        return !security().isEmpty();
    }

    boolean needsAToken() {
        return takesAToken() && security().stream().noneMatch(JsonObject::isEmpty);
    }

    boolean needsTheRoleAdmin() {
        return security().contains(JsonObject.of("bearer", JsonArray.of("admin")));
    }

    boolean isPaged() {
        return said.getJsonArray("parameters", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .anyMatch(parameter -> "limit".equals(parameter.getString("name")));
    }

    boolean hasId() {
        return path.contains("{id}");
    }

    boolean hasBody() {
        return said.containsKey("requestBody");
    }

    /** The media types of its body, each with its example. */
    Map<String, JsonObject> bodies() {
        JsonObject content =
                said.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        return content.stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> ((JsonObject) entry.getValue())
                .getJsonObject("example")));
    }

    /** A request with the first of its bodies, without a token. */
    RequestSpecification request() {
        return hasBody()
                ? withBody(bodies().keySet().stream().sorted().findFirst().orElseThrow())
                : given();
    }

    /** A request with its example, as it stands in the document. */
    RequestSpecification withBody(String mediaType) {
        JsonObject example = bodies().get(mediaType);
        return mediaType.equals(ContentType.URLENC.toString())
                ? given().contentType(ContentType.URLENC).formParams(example.getMap())
                : given().header("Content-Type", mediaType)
                        .body(example.toBuffer().getBytes());
    }

    String at(String id) {
        return path.replace("{id}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
