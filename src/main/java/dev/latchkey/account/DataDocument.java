package dev.latchkey.account;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON object in the making. Each step gives back the bytes that it adds, which end between two tokens. */
final class DataDocument {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;

    DataDocument(ObjectMapper mapper) {
        try {
            json = mapper.createGenerator(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] begin(String member, Object value) {
        return write(() -> {
            json.writeStartObject();
            json.writePOJOField(member, value);
        });
    }

    byte[] beginList(String member) {
        return write(() -> json.writeArrayFieldStart(member));
    }

    byte[] add(Object item) {
        return write(() -> json.writePOJO(item));
    }

    byte[] endList() {
        return write(json::writeEndArray);
    }

    byte[] end() {
        return write(json::writeEndObject);
    }

    private byte[] write(Step step) {
        try {
            step.run();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] added = bytes.toByteArray();
        bytes.reset();
        return added;
    }

    private interface Step {
        void run() throws IOException;
    }
}
