package dev.latchkey.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    record Texts(
            @PlainText(min = 1, max = 5) @Nullable String line,
            @PlainText(max = 20, multiline = true) @Nullable String lines) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "12345",
                "😀😀😀😀😀",
                "שלום",
                "e\u0301e\u0301",
                "👩\u200D👧",
                "\u202Eab",
                " a ",
                "\u2764\uFE0F"
            })
    void textOfAnyScriptIsValid(String text) {
        assertEquals(List.of(), faults(new Texts(text, text)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', must be 1 to 5 characters",
        "123456, must be 1 to 5 characters",
        "'  ', must not be blank",
        "\u200B, must not be blank",
        "\u00A0, must not be blank",
        "\uFE0F\uFE0F, must not be blank",
        "\u0301, must not be blank",
        "\u3164\u3164, must not be blank",
        "\u2800, must not be blank",
        "a\u0000b, must not have control characters",
        "'a\tb', must not have control characters",
        "'a\nb', must not have control characters",
        "a\u2028b, must not have control characters",
        "a\u007F, must not have control characters",
        "a\uFFFE, must be valid Unicode text",
        "a\uFDD0, must be valid Unicode text",
        "a\uD800, must be valid Unicode text",
        "\uDC00a, must be valid Unicode text"
    })
    void whatIsWrongWithALineIsSaid(String text, String fault) {
        assertEquals(List.of(fault), faults(new Texts(text, null)));
    }

    @Test
    void linesMayBreakButHaveNoOtherControls() {
        assertEquals(List.of(), faults(new Texts(null, "a\r\n\tb\n\u2028")));
        assertEquals(List.of("must not have control characters"), faults(new Texts(null, "a\u0000b")));
        assertEquals(List.of("must be at most 20 characters"), faults(new Texts(null, "a".repeat(21))));
    }

    private static List<String> faults(Texts texts) {
        return VALIDATOR.validate(texts).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
