package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.Reader;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails say, as their readers have them. */
@QuarkusTest
class MailTextTest {
    private static final String URL = "http://login.latchkey.test";
    private static final Path SHOWN = Path.of("target", "mails");
    private static final List<MailKind> WITH_TOKEN = List.of(
            MailKind.VERIFICATION,
            MailKind.PASSWORD_RESET,
            MailKind.LOGIN_LINK,
            MailKind.EMAIL_CHANGE,
            MailKind.EMAIL_CHANGE_ASKED);

    @Inject
    Outbox outbox;

    @Inject
    MailRounds rounds;

    @Inject
    Mailbox mailbox;

    static Stream<Arguments> mails() {
        return Arrays.stream(MailKind.values())
                .flatMap(kind -> Reader.LANGUAGES.stream().map(language -> Arguments.of(kind, language)));
    }

    private Sender sender() {
        Sender sender = Sender.of(TestUser.registered(), outbox, rounds);
        mailbox.takeAll(sender.email());
        return sender;
    }

    private Letter arrived(Mail mail) {
        MailRounds.wait(() -> outbox.put(mail));
        return mailbox.take(mail.to());
    }

    private static Mail mail(Sender sender, MailKind kind, Locale language, String name) {
        Map<String, String> details = Map.of(
                Mail.LIFE, "PT1H",
                Mail.ADDRESS, "new@example.org",
                Mail.BROWSER, "Firefox",
                Mail.SYSTEM, "Linux",
                Mail.IP, "192.0.2.7");
        String token = WITH_TOKEN.contains(kind) ? Sender.SECRET_TOKEN : null;
        return new Mail(kind, sender.id(), sender.email(), name, language, token, details);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void eachKindIsWholeInEachLanguage(MailKind kind, Locale language) throws IOException {
        Sender sender = sender();
        rounds.query("UPDATE users SET email_verified = true WHERE id = $1", sender.id());
        Letter letter = arrived(mail(sender, kind, language, "Ada Lovelace"));
        assertEquals(
                "<html lang=\"" + language + "\">",
                letter.html().lines().toList().get(1));
        assertTrue(letter.subject().contains("Latchkey"), letter.subject());
        assertTrue(letter.text().startsWith(language.equals(Locale.GERMAN) ? "Hallo Ada" : "Hello Ada"), letter.text());
        assertEquals(language.getLanguage(), letter.header("Content-Language"));
        assertEquals("auto-generated", letter.header("Auto-Submitted"));
        assertLinks(kind, letter);
        assertNothingRemote(letter);
        Files.createDirectories(SHOWN);
        Files.writeString(SHOWN.resolve(kind.slug() + "-" + language + ".html"), letter.html());
        Files.writeString(
                SHOWN.resolve(kind.slug() + "-" + language + ".txt"), letter.subject() + "\n\n" + letter.text());
    }

    private static void assertLinks(MailKind kind, Letter letter) {
        if (kind == MailKind.ACCOUNT_DISABLED) {
            assertEquals(List.of(), Letter.links(letter.text()));
            assertEquals(List.of(), Letter.links(letter.html()));
        } else {
            String link = kind.link(URL, WITH_TOKEN.contains(kind) ? Sender.SECRET_TOKEN : null)
                    .orElseThrow();
            assertEquals(link, letter.link());
            assertEquals(3, Letter.links(letter.html()).size(), "the button, and the address with its text");
        }
    }

    private static void assertNothingRemote(Letter letter) {
        for (String remote : List.of("<img", "<script", "<link", "url(", "@import", "src=")) {
            assertFalse(letter.html().contains(remote), remote);
        }
    }

    @Test
    void theLifeOfALinkIsTold() {
        Sender sender = sender();
        assertFalse(arrived(mail(sender, MailKind.NEW_LOGIN, Locale.ENGLISH, "Ada"))
                .text()
                .contains("works"));
        String text = arrived(mail(sender, MailKind.PASSWORD_RESET, Locale.ENGLISH, "Ada"))
                .text();
        assertTrue(
                text.matches("(?s).*The link works for an hour, until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\..*"),
                text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Win a prize: evil.example", "<b>Ada</b>", "https://evil.example/"})
    void aNameThatSomebodyChoseIsNotToldToAnAddressThatNobodyHasVerified(String name) {
        Sender sender = sender();
        for (MailKind kind : MailKind.values()) {
            Letter letter = arrived(mail(sender, kind, Locale.ENGLISH, name));
            assertFalse((letter.subject() + letter.text() + letter.html()).contains("evil"), kind.slug());
            assertFalse((letter.text() + letter.html()).contains("new@example.org"), kind.slug());
            assertTrue(letter.text().startsWith("Hello,\n"), letter.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: victim@example.org",
                "Ada\n\nAnother body",
                "<img src=x onerror=alert(1)>",
                "{inject:site.name}{#if true}<b>{/if}",
                "\u202egnirts"
            })
    void aHostileNameAddsNeitherHeadersNorMarkup(String name) throws Exception {
        Sender sender = sender();
        rounds.query("UPDATE users SET email_verified = true WHERE id = $1", sender.id());
        Letter letter = arrived(mail(sender, MailKind.NEW_LOGIN, Locale.ENGLISH, name));
        MimeMessage message = letter.message();
        assertEquals(null, message.getHeader("Bcc"));
        assertEquals(1, message.getAllRecipients().length);
        assertEquals("A new login to your account at Latchkey", letter.subject());
        assertFalse(letter.html().contains("<img"), letter.html());
        assertFalse(letter.html().contains("<b>"), letter.html());
    }

    @Test
    void whoWasWrittenToInGermanIsWarnedInGerman() {
        Sender sender = sender();
        arrived(mail(sender, MailKind.VERIFICATION, Locale.GERMAN, "Ada"));
        Letter letter = arrived(new Mail(
                MailKind.ACCOUNT_DISABLED, sender.id(), sender.email(), "Ada", Mail.LAST_USED, null, Map.of()));
        assertEquals("Dein Konto bei Latchkey wurde gesperrt", letter.subject());
    }

    @Test
    void theDatabaseAloneGivesNoLink() {
        Sender sender = sender();
        UUID mail = sender.put(MailKind.PASSWORD_RESET);
        String row = sender.row(mail).toJson().encode();
        assertFalse(row.contains(Sender.SECRET_TOKEN), row);
    }

    @Test
    void anAddressInAnotherScriptIsWrittenAsDnsHasIt() throws Exception {
        Sender sender = sender();
        String address = "ada-" + UUID.randomUUID() + "@bücher.example";
        Mail mail = mail(sender, MailKind.EMAIL_CHANGE, Locale.ENGLISH, "Ada");
        MailRounds.wait(() -> outbox.put(new Mail(
                mail.kind(), mail.userId(), address, mail.name(), mail.language(), mail.token(), mail.details())));
        mailbox.send(address);
        assertEquals(
                1, mailbox.takeAll(address.replace("bücher", "xn--bcher-kva")).size());
    }
}
