package dev.latchkey.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Calls a page of users a {@code UserPage} in the OpenAPI document, and not by the names of the records behind it. */
final class PageSchemas {
    private static final Pattern NAME = Pattern.compile("\\bPage(\\w+)View$");

    private PageSchemas() {}

    static Schema refer(Schema schema) {
        if (schema.getRef() != null) {
            schema.setRef(renamed(schema.getRef()));
        }
        return schema;
    }

    static void rename(Components components) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        components.getSchemas().forEach((name, schema) -> schemas.put(renamed(name), schema));
        components.setSchemas(schemas);
    }

    private static String renamed(String name) {
        return NAME.matcher(name).replaceFirst("$1Page");
    }
}
