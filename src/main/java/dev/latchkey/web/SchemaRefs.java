package dev.latchkey.web;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Follows the references of the OpenAPI document from one schema to another. */
final class SchemaRefs {
    private SchemaRefs() {}

    static Schema resolve(Schema schema, Map<String, Schema> schemas) {
        String ref = schema.getRef();
        return ref == null ? schema : schemas.getOrDefault(ref.substring(ref.lastIndexOf('/') + 1), schema);
    }
}
