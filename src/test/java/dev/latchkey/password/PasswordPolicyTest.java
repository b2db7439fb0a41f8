package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.password.PasswordConfig.Scheme;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final String LENGTH = "must be 8 to 256 characters long";
    private static final String COMMON = "is among the most common passwords";
    private static final String BCRYPT = "must be at most 72 bytes long in UTF-8, without NUL: bcrypt reads no further";

    private record Request(@NewPassword @Nullable String password) {}

    private static List<String> violations(Scheme scheme, @Nullable String password) {
        return violations(Settings.with(scheme), password);
    }

    private static List<String> violations(Settings settings, @Nullable String password) {
        try (ValidatorFactory factory = validators(settings)) {
            Validator validator = factory.getValidator();
            return validator.validate(new Request(password)).stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .toList();
        }
    }

    private static ValidatorFactory validators(Settings settings) {
        PasswordPolicy policy = new PasswordPolicy(
                settings, new PasswordSchemes(settings, Functions.fastest(settings)), new CommonPasswords());
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .constraintValidatorFactory(new OnlyOurs(new NewPasswordValidator(policy)))
                .buildValidatorFactory();
    }

    private record OnlyOurs(NewPasswordValidator validator) implements ConstraintValidatorFactory {
        @Override
        public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
            return type.cast(validator);
        }

        @Override
        public void releaseInstance(ConstraintValidator<?, ?> instance) {}
    }

    private static void assertRefused(String password, String message) {
        assertEquals(List.of("password " + message), violations(Scheme.ARGON2ID, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "97531864",
                "        ",
                "пароль12",
                "\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11",
                "tab\tand\r\nnewline",
                "مرحبا بكم",
                "{${7*7}} #{x}"
            })
    void eightCharactersOfAnyKindArePermitted(String password) {
        assertEquals(List.of(), violations(Scheme.ARGON2ID, password));
    }

    @Test
    void noPasswordAtAllIsNotForThisPolicyToRefuse() {
        assertEquals(List.of(), violations(Scheme.ARGON2ID, null));
    }

    @Test
    void lengthCountsCodePointsInNfc() {
        assertRefused("", LENGTH);
        assertRefused("1234567", LENGTH);
        assertRefused("\ud83d\udd11".repeat(7), LENGTH);
        assertRefused("e\u0301".repeat(7), LENGTH);
        assertEquals(List.of(), violations(Scheme.ARGON2ID, "e\u0301".repeat(256)));
        assertEquals(List.of(), violations(Scheme.ARGON2ID, "\u03b1\u0313\u0300\u0345".repeat(256)));
        assertRefused("x".repeat(257), LENGTH);
        assertRefused("x".repeat(1_000_000), LENGTH);
    }

    @Test
    void nulAndLoneSurrogatesAreRefused() {
        assertRefused("1234\u00005678", "must not contain the character NUL");
        assertRefused("12345678\ud83d", "must be well-formed Unicode, without lone surrogates");
        assertRefused("\udd1112345678", "must be well-formed Unicode, without lone surrogates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "Passw0rd", "IloveYou", "qwertyuiop", "letmein123"})
    void whatMostPeopleHaveIsRefusedInAnyLetterCase(String password) {
        assertRefused(password, COMMON);
    }

    @Test
    void shorterOnesAreKnownWhereShorterOnesMayBeSet() {
        Settings four = Settings.ofMinLength(4);
        assertEquals(List.of("password " + COMMON), violations(four, "1234"));
        assertEquals(List.of("password " + COMMON), violations(four, "Monkey"));
        assertEquals(List.of(), violations(four, "5jq#"));
    }

    @Test
    void underBcryptAPasswordHas72BytesAtMost() {
        assertEquals(List.of(), violations(Scheme.BCRYPT, "é".repeat(36)));
        assertEquals(List.of("password " + BCRYPT), violations(Scheme.BCRYPT, "é".repeat(36) + "x"));
        assertEquals(List.of(), violations(Scheme.ARGON2ID, "é".repeat(36) + "x"));
    }
}
