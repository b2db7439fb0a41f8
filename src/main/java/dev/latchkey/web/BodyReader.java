package dev.latchkey.web;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads a record from JSON, an RFC 7396 merge patch or a form, whichever the request's Content-Type says. */
@Provider
@Singleton
@Consumes({MediaType.APPLICATION_JSON, BodyReader.MERGE_PATCH, MediaType.APPLICATION_FORM_URLENCODED})
public final class BodyReader implements ServerMessageBodyReader<Record> {
    /** The media type of a {@code PATCH} (RFC 7396), to stand beside JSON in its {@code @Consumes}. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** No JSON begins with a byte of this value or above; byte order marks do. */
    private static final int FIRST_OF_MARKS = 0xEF;

    private static final byte[] NO_MEMBERS = {'{', '}'};

    private final int limit;
    private final int mostFields;
    private final ObjectMapper json;
    private final ObjectMapper form;

    BodyReader(ObjectMapper json, HttpConfig config) {
        this.limit = Math.toIntExact(config.maxBody().asLongValue());
        this.mostFields = config.maxFormFields();
        this.json = StrictJson.forBodies(json, config.maxJsonDepth());
        this.form = StrictJson.forForms(json);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(Class<Record> type, Type generic, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return read(generic, mediaType, context.getInputStream());
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(generic, mediaType, body);
    }

    private Record read(Type type, MediaType mediaType, InputStream body) throws IOException {
        JavaType wanted = json.constructType(type);
        byte[] bytes = take(body, wanted.getRawClass());
        Record read = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(mediaType)
                ? UnreadableJson.guard(() -> form.convertValue(FormBody.decode(bytes, mostFields), wanted))
                : UnreadableJson.guard(() -> json.readValue(utf8(bytes), wanted));
        if (read == null) {
            throw Problem.of(ProblemType.MALFORMED_BODY, "A JSON object is expected, not null.");
        }
        return read;
    }

    private byte[] take(InputStream body, Class<?> type) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw Problem.of(ProblemType.BODY_TOO_LARGE);
        }
        return bytes.length == 0 && type.isAnnotationPresent(MayBeEmpty.class) ? NO_MEMBERS : bytes;
    }

    /**
     * RFC 8259, section 8.1. The parser would take other encodings too, which it tells by the first bytes, and characters that are
     * written longer than need be.
     */
    private static byte[] utf8(byte[] json) {
        boolean isOther = json.length > 1 && (json[0] == 0 || json[1] == 0 || (json[0] & 0xFF) >= FIRST_OF_MARKS);
        if (isOther || !isWellFormed(json)) {
            throw Problem.of(ProblemType.MALFORMED_BODY, "The JSON is not in UTF-8, or begins with a byte order mark.");
        }
        return json;
    }

    private static boolean isWellFormed(byte[] text) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
