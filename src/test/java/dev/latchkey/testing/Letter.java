package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A mail as its reader has it. */
public record Letter(MimeMessage message) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    /** Reads what a mail server has received. */
    static Letter of(String received) {
        try {
            return new Letter(
                    new MimeMessage(null, new ByteArrayInputStream(received.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String subject() {
        return read(message::getSubject);
    }

    /** The value of a header that is there once. */
    public String header(String name) {
        String[] values = read(() -> message.getHeader(name));
        assertEquals(1, values.length, name);
        return values[0];
    }

    public String text() {
        return part("text/plain");
    }

    public String html() {
        return part("text/html");
    }

    /** The one link that the text has, which is the one of the HTML, too. */
    public String link() {
        List<String> links = links(text());
        assertEquals(1, links.size(), () -> "links of: " + subject());
        assertEquals(
                links,
                links(html()).stream()
                        .map(link -> link.replace("&amp;", "&"))
                        .distinct()
                        .toList());
        return links.get(0);
    }

    /** All links of a part, each as often as it is there. */
    public static List<String> links(String part) {
        return LINK.matcher(part).results().map(MatchResult::group).toList();
    }

    /** The token of the link. */
    public String token() {
        String query = Objects.requireNonNull(URI.create(link()).getQuery(), "no token");
        return query.substring("token=".length());
    }

    /** The link without its host, which the tests' server is not. */
    public String path() {
        URI link = URI.create(link());
        return link.getQuery() == null ? link.getPath() : link.getPath() + "?" + link.getQuery();
    }

    private String part(String type) {
        return read(() -> {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertEquals(2, parts.getCount());
            BodyPart part = parts.getBodyPart(type.equals("text/plain") ? 0 : 1);
            assertEquals(true, part.isMimeType(type), part.getContentType());
            return ((String) part.getContent()).replace("\r\n", "\n");
        });
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }
}
