package dev.latchkey.web;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code application/x-www-form-urlencoded} form of a body, in UTF-8. */
final class FormBody {
    private static final int ESCAPE_LENGTH = 3;
    private static final int HEX = 16;

    private FormBody() {}

    /** The parameters by name. A repeated one, and more of them than this, is refused (RFC 6749, section 3.1). */
    static Map<String, String> decode(byte[] body, int most) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] pairs = text(body).split("&", -1);
        if (pairs.length > most) {
            throw unreadable("The form has more than " + most + " members.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : unescape(pair.substring(equals + 1));
            if (!pair.isEmpty() && parameters.put(name, value) != null) {
                throw Problem.invalid(name, "must be given once");
            }
        }
        return parameters;
    }

    private static String unescape(String text) {
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(escaped.length);
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] == '%') {
                plain.put(octet(escaped, i));
                i += ESCAPE_LENGTH - 1;
            } else {
                plain.put(escaped[i] == '+' ? (byte) ' ' : escaped[i]);
            }
        }
        return text(plain.flip());
    }

    private static byte octet(byte[] escaped, int at) {
        int high = at + 2 < escaped.length ? Character.digit(escaped[at + 1], HEX) : -1;
        int low = high < 0 ? -1 : Character.digit(escaped[at + 2], HEX);
        if (low < 0) {
            throw unreadable("The form has a % that is not followed by two hexadecimal digits.");
        }
        return (byte) (high * HEX + low);
    }

    private static String text(byte[] bytes) {
        return text(ByteBuffer.wrap(bytes));
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("The form is not in UTF-8.");
        }
    }

    private static Problem unreadable(String detail) {
        return Problem.of(ProblemType.MALFORMED_BODY, detail);
    }
}
