package dev.latchkey.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link PlainText} and says which of its rules was broken. */
public final class PlainTextValidator implements ConstraintValidator<PlainText, CharSequence> {
    private static final int NONCHARACTERS_START = 0xFDD0;
    private static final int NONCHARACTERS_END = 0xFDEF;
    private static final int LAST_TWO_OF_PLANE = 0xFFFE;

    /** Fillers of Hangul and the empty cell of Braille are letters and symbols to Unicode, and show nothing. */
    private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private int min;
    private int max;
    private boolean multiline;

    @Override
    public void initialize(PlainText rules) {
        min = rules.min();
        max = rules.max();
        multiline = rules.multiline();
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        String fault = text == null ? null : faultOf(text);
        if (fault != null) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
        }
        return fault == null;
    }

    private @Nullable String faultOf(CharSequence text) {
        long length = text.codePoints().count();
        if (length < min || length > max) {
            return min == 0
                    ? "must be at most " + max + " characters"
                    : "must be " + min + " to " + max + " characters";
        }
        if (text.codePoints().anyMatch(PlainTextValidator::isNoCharacter)) {
            return "must be valid Unicode text";
        }
        if (text.codePoints().anyMatch(this::isControl)) {
            return "must not have control characters";
        }
        return min > 0 && text.codePoints().allMatch(PlainTextValidator::isBlank) ? "must not be blank" : null;
    }

    private static boolean isNoCharacter(int c) {
        return Character.getType(c) == Character.SURROGATE
                || (c & LAST_TWO_OF_PLANE) == LAST_TWO_OF_PLANE
                || (c >= NONCHARACTERS_START && c <= NONCHARACTERS_END);
    }

    private boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> !(multiline && (c == '\t' || c == '\n' || c == '\r'));
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !multiline;
            default -> false;
        };
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR -> true;
                    // Nor do these show without a letter, variation selectors among them.
                    case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> BLANK_LETTERS.indexOf(c) >= 0;
                };
    }
}
