package dev.latchkey.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * JSON means what it says: no value is bent into another type, nothing is read twice or left unread. What is written is UTF-8 throughout: an
 * escape would take three times as much.
 */
@Singleton
final class StrictJson implements ObjectMapperCustomizer {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .build();

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory().setStreamReadConstraints(LIMITS);
        json.getFactory().configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature(), true);
        json.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        json.enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        refuseCoercion(json);
    }

    /** A mapper for bodies, which may be nested as deep as is configured; the one for all is made before that is known. */
    static ObjectMapper forBodies(ObjectMapper json, int depth) {
        ObjectMapper bodies = json.copy();
        bodies.getFactory()
                .setStreamReadConstraints(
                        LIMITS.rebuild().maxNestingDepth(depth).build());
        return bodies;
    }

    /** A mapper for forms, in which all values are strings. */
    static ObjectMapper forForms(ObjectMapper json) {
        ObjectMapper form = json.copy();
        for (LogicalType type : List.of(LogicalType.Boolean, LogicalType.Integer, LogicalType.Float)) {
            form.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
        }
        return form;
    }

    private static void refuseCoercion(ObjectMapper json) {
        for (LogicalType type : LogicalType.values()) {
            for (CoercionInputShape shape : CoercionInputShape.values()) {
                if (!isOwnShape(type, shape)) {
                    json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
                }
            }
        }
    }

    /** Whether the shape is how the type is written, which is no coercion: a time, an id and an enum are strings. */
    private static boolean isOwnShape(LogicalType type, CoercionInputShape shape) {
        return switch (type) {
            case Textual -> shape == CoercionInputShape.String || shape == CoercionInputShape.EmptyString;
            case Integer -> shape == CoercionInputShape.Integer;
            case Float -> shape == CoercionInputShape.Float || shape == CoercionInputShape.Integer;
            case Boolean -> shape == CoercionInputShape.Boolean;
            case Enum, DateTime, OtherScalar -> shape == CoercionInputShape.String;
            case Array, Collection -> shape == CoercionInputShape.Array || shape == CoercionInputShape.EmptyArray;
            default ->
                shape == CoercionInputShape.Array
                        || shape == CoercionInputShape.EmptyArray
                        || shape == CoercionInputShape.String;
        };
    }
}
