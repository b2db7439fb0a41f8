package dev.latchkey.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Shows a {@link Change} in the OpenAPI document as what a client writes: the value itself. */
final class ChangeSchemas {
    private ChangeSchemas() {}

    static void inline(Components components) {
        Map<String, Schema> schemas = new LinkedHashMap<>(components.getSchemas());
        schemas.values().forEach(schema -> inlineMembers(schema, components.getSchemas()));
        schemas.values().removeIf(ChangeSchemas::isChange);
        components.setSchemas(schemas);
    }

    private static void inlineMembers(Schema schema, Map<String, Schema> schemas) {
        if (schema.getProperties() != null && !isChange(schema)) {
            Map<String, Schema> members = new LinkedHashMap<>(schema.getProperties());
            members.replaceAll((name, member) -> valueOf(member, schemas));
            schema.setProperties(members);
        }
    }

    private static Schema valueOf(Schema member, Map<String, Schema> schemas) {
        String ref = member.getRef();
        Schema referred = ref == null ? null : schemas.get(ref.substring(ref.lastIndexOf('/') + 1));
        Schema value = referred == null || !isChange(referred)
                ? null
                : referred.getProperties().get("value");
        return value == null ? member : value;
    }

    private static boolean isChange(Schema schema) {
        Map<String, Schema> members = schema.getProperties();
        return members != null && members.size() == 2 && members.containsKey("given") && members.containsKey("value");
    }
}
