package dev.latchkey.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever text a request takes, the OpenAPI document says how long it may be. */
@QuarkusTest
class ApiLengthsTest {
    private static final Set<String> COMPOSED = Set.of("allOf", "anyOf", "oneOf");
    /** From the beginning to the end, without alternatives of which one might not be, or repetition without end. */
    private static final Pattern BOUNDED = Pattern.compile("\\^(?!.*(\\{\\d+,}|\\|))[^*+]*\\$");

    private JsonObject document;
    private final List<String> unbounded = new ArrayList<>();

    @BeforeEach
    void read() {
        document = ApiOperation.document();
    }

    @Test
    void everyTextOfARequestHasALongestLength() {
        for (ApiOperation operation : ApiOperation.all()) {
            for (Object parameter : operation.said().getJsonArray("parameters", new JsonArray())) {
                visitParameter(operation.toString(), (JsonObject) parameter);
            }
            JsonObject bodies = operation
                    .said()
                    .getJsonObject("requestBody", new JsonObject())
                    .getJsonObject("content", new JsonObject());
            bodies.forEach(body -> visit(operation.toString(), schema((JsonObject) body.getValue())));
        }
        assertEquals(List.of(), unbounded);
    }

    private void visitParameter(String where, JsonObject parameter) {
        if (Set.of("query", "path").contains(parameter.getString("in"))) {
            visit(where + " " + parameter.getString("name"), schema(parameter));
        }
    }

    private JsonObject schema(JsonObject holder) {
        return holder.getJsonObject("schema", new JsonObject());
    }

    private void visit(String where, JsonObject schema) {
        String ref = schema.getString("$ref");
        if (ref != null) {
            JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
            visit(where, schemas.getJsonObject(ref.substring(ref.lastIndexOf('/') + 1)));
            return;
        }
        assertTrue(Collections.disjoint(schema.fieldNames(), COMPOSED), () -> where + ": teach this test " + schema);
        schema.getJsonObject("properties", new JsonObject())
                .forEach(member -> visit(where + " " + member.getKey(), (JsonObject) member.getValue()));
        if (schema.containsKey("items")) {
            visit(where + "[]", schema.getJsonObject("items"));
        }
        if (isText(schema) && !isBounded(schema)) {
            unbounded.add(where);
        }
    }

    private static boolean isText(JsonObject schema) {
        return schema.getValue("type") instanceof JsonArray types
                ? types.contains("string")
                : "string".equals(schema.getString("type"));
    }

    private static boolean isBounded(JsonObject schema) {
        String pattern = schema.getString("pattern", "");
        return schema.containsKey("maxLength")
                || schema.containsKey("enum")
                || "uuid".equals(schema.getString("format"))
                || BOUNDED.matcher(pattern).matches();
    }
}
