package dev.latchkey.web;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the OpenAPI document that what is answered has all of its members, if only as null. */
final class AnswerSchemas {
    private final Map<String, Schema> schemas;

    private AnswerSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void complete(OpenAPI document) {
        AnswerSchemas answers = new AnswerSchemas(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .forEach(answers::complete);
    }

    private void complete(APIResponse answer) {
        if (answer.getContent() != null) {
            answer.getContent().getMediaTypes().values().forEach(body -> complete(body.getSchema()));
        }
    }

    private void complete(Schema schema) {
        Schema answered = SchemaRefs.resolve(schema, schemas);
        Map<String, Schema> members = answered.getProperties();
        if (members != null && answered.getRequired() == null) {
            answered.setRequired(List.copyOf(members.keySet()));
            members.values().forEach(this::complete);
        }
        if (answered.getItems() != null) {
            complete(answered.getItems());
        }
    }
}
