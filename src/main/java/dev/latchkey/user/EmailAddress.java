package dev.latchkey.user;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address as its owner typed it, less surrounding white space. Two addresses that differ in letter case only are
 * the same one. Addresses in other scripts (RFC 6531) are accepted, quoted local parts and address literals are not,
 * nor are domains that mail would take for another one.
 *
 * @param typed at most {@value #MAX_LENGTH} characters
 */
public record EmailAddress(String typed) {
    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    public static final int MAX_LENGTH = 254;

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern FORM =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    /** The address in this text, if it is one. */
    public static Optional<EmailAddress> parse(String text) {
        return Optional.of(text.strip())
                .filter(typed ->
                        typed.length() <= MAX_LENGTH && FORM.matcher(typed).matches())
                .filter(typed -> MailDomain.ascii(typed.substring(typed.indexOf('@') + 1))
                        .isPresent())
                .map(EmailAddress::new);
    }

    /**
     * Whether mail reaches it: a domain in another script has a form in ASCII, what is before the {@code @} has none. It would take
     * a mail server that knows SMTPUTF8 (RFC 6531), and every other one on the way.
     */
    public boolean isReachable() {
        return typed.chars().limit(typed.lastIndexOf('@')).allMatch(character -> character < FIRST_BEYOND_ASCII);
    }

    /** Whether mail does not reach it, but would reach one that {@link #key} makes the same: {@code ſam@} is {@code sam@}. */
    public boolean looksLikeAnother() {
        return !isReachable() && new EmailAddress(key()).isReachable();
    }

    /** What is unique among users: the address without regard to letter case. */
    public String key() {
        return Folded.of(typed);
    }
}
