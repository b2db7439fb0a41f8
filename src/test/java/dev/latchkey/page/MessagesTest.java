package dev.latchkey.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.browser.LinkPage;
import dev.latchkey.browser.WayOn;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.Reader;
import dev.latchkey.problem.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has all that pages say. */
class MessagesTest {
    private static final Path FILES = Path.of("src/main/resources/messages");

    static List<Locale> languages() {
        return Reader.LANGUAGES;
    }

    @Test
    void eachFileIsALanguageThatReadersAreOffered() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertEquals(
                    Reader.LANGUAGES.stream()
                            .map(language -> "msg_" + language + ".properties")
                            .collect(Collectors.toSet()),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eachLanguageHasEveryMessageAndNoOther(Locale language) throws IOException {
        assertEquals(
                Arrays.stream(Messages.class.getMethods()).map(Method::getName).collect(Collectors.toSet()),
                texts(language).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eachParameterIsSaid(Locale language) throws IOException {
        Properties texts = texts(language);
        for (Method message : Messages.class.getMethods()) {
            String text = texts.getProperty(message.getName());
            assertFalse(text.isBlank(), message.getName());
            for (Parameter parameter : message.getParameters()) {
                assertTrue(text.contains("{" + parameter.getName() + "}"), text);
            }
        }
    }

    @Test
    void everyKeyThatIsMadeAtRunTimeIsThere() throws IOException {
        Set<String> known = texts(Locale.ENGLISH).stringPropertyNames();
        for (String key : made()) {
            assertTrue(known.contains(key), key);
        }
    }

    private static List<String> made() {
        return Stream.of(
                        Arrays.stream(Notice.values()).map(Notice::key),
                        Arrays.stream(ProblemType.values()).map(ProblemType::pageTitle),
                        Arrays.stream(ProblemType.values()).map(ProblemType::pageText),
                        Arrays.stream(ProblemType.values()).flatMap(type -> shown(Problem.of(type))),
                        shown(Problem.invalid("password", "is among the most common passwords")),
                        shown(Problem.invalid("password", "is known from a leak")),
                        Stream.of("Verification", "Login", "EmailChange", "EmailUndo")
                                .map(kind -> new LinkPage("", kind, new WayOn("", "")))
                                .flatMap(page -> Stream.of(page.title(), page.text(), page.button())),
                        Stream.of("askAgain", "toAccount", "notSignedUp", "mailedReset", "mailedLogin", "mailedSignUp"),
                        shown(Problem.invalid("email", "is the account's address already")),
                        shown(Problem.invalid("email", "must have nothing but ASCII before the @")),
                        shown(invalid(
                                "name",
                                "email",
                                "email_password",
                                "username",
                                "password",
                                "current_password",
                                "new_password")))
                .flatMap(keys -> keys)
                .toList();
    }

    private static Stream<String> shown(Problem problem) {
        Form form = Form.of().refused(problem, "password");
        return Stream.concat(form.errors().values().stream(), Stream.ofNullable(form.error()));
    }

    private static Problem invalid(String... fields) {
        return Problem.invalid(Arrays.stream(fields)
                .map(field -> new Violation(field, "is required"))
                .toList());
    }

    private static Properties texts(Locale language) throws IOException {
        Properties texts = new Properties();
        try (BufferedReader file =
                Files.newBufferedReader(FILES.resolve("msg_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
