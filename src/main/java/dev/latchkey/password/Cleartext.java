package dev.latchkey.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;

/** A password as the schemes see it: in Unicode's form NFC, then in UTF-8. Its bytes are cleared when it is closed. */
final class Cleartext implements AutoCloseable {
    /**
     * Over so many UTF-16 units a text is longer than 256 characters in NFC too (which makes one of four at best), and
     * normalising it takes time in the square of its length.
     */
    private static final int MAX_UNITS = 2 * 4 * PasswordPolicy.MAX_LENGTH;

    private final String text;
    private final byte[] utf8;
    private final Flaw flaw;

    /** What keeps a text from being any password; its bytes are then those of the empty text. */
    enum Flaw {
        NONE,
        TOO_LONG,
        LONE_SURROGATE
    }

    private Cleartext(String text, byte[] utf8, Flaw flaw) {
        this.text = text;
        this.utf8 = utf8;
        this.flaw = flaw;
    }

    static Cleartext of(String password) {
        if (password.length() > MAX_UNITS) {
            return new Cleartext("", new byte[0], Flaw.TOO_LONG);
        }
        String text = Normalizer.normalize(password, Form.NFC);
        try {
            return new Cleartext(text, encode(text), Flaw.NONE);
        } catch (CharacterCodingException e) {
            return new Cleartext("", new byte[0], Flaw.LONE_SURROGATE);
        }
    }

    /** Strict, where {@code String.getBytes} would make a lone surrogate the same password as a question mark. */
    private static byte[] encode(String text) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] utf8 = new byte[encoded.remaining()];
        encoded.get(utf8).rewind();
        encoded.put(new byte[utf8.length]);
        return utf8;
    }

    String text() {
        return text;
    }

    /** The bytes themselves, not a copy. */
    byte[] utf8() {
        return utf8;
    }

    Flaw flaw() {
        return flaw;
    }

    /** Unicode code points, the nearest there is to what people count as characters. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    /** Whether Unicode's form NFKC is another, in which {@code ²} is {@code 2}. */
    boolean hasTwoForms() {
        return !Normalizer.isNormalized(text, Form.NFKC);
    }

    boolean hasNul() {
        return text.indexOf('\0') >= 0;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }
}
