package dev.latchkey.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request body of the OpenAPI document an example, made of its members' examples. A member without one is left
 * out, where Swagger UI by itself would send the word "string".
 */
final class BodyExamples {
    private final Map<String, Schema> schemas;

    private BodyExamples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void add(OpenAPI document) {
        BodyExamples examples = new BodyExamples(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(examples::addTo);
    }

    private void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(this::addTo);
        }
    }

    private void addTo(MediaType body) {
        Schema schema = resolve(body.getSchema());
        if (body.getExample() == null && schema.getProperties() != null) {
            body.setExample(ofMembers(schema.getProperties()));
        }
    }

    private Map<String, Object> ofMembers(Map<String, Schema> members) {
        Map<String, Object> example = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            Object value = of(resolve(member));
            if (value != null) {
                example.put(name, value);
            }
        });
        return example;
    }

    private @Nullable Object of(Schema schema) {
        if (schema.getExamples() != null) {
            return schema.getExamples().get(0);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().get(0);
        }
        Object item = schema.getItems() == null ? null : of(resolve(schema.getItems()));
        return item == null ? null : List.of(item);
    }

    private Schema resolve(Schema schema) {
        return SchemaRefs.resolve(schema, schemas);
    }
}
