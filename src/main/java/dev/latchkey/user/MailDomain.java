package dev.latchkey.user;

import java.net.IDN;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The domain of an address as mail needs it. The mapping of IDNA 2003 (RFC 3490) makes another domain of some: {@code strasse.de} of
 * {@code straße.de}, {@code gmail.com} of the same in full-width letters. Mail for them would be another's.
 */
public final class MailDomain {
    private MailDomain() {}

    /** As DNS has it; empty where that is another domain than this one, or none. */
    public static Optional<String> ascii(String domain) {
        try {
            String ascii =
                    Arrays.stream(domain.split("\\.", -1)).map(IDN::toASCII).collect(Collectors.joining("."));
            return Optional.of(ascii).filter(mapped -> isSame(mapped.split("\\.", -1), domain.split("\\.", -1)));
        } catch (IllegalArgumentException tooLongOrNoName) {
            return Optional.empty();
        }
    }

    private static boolean isSame(String[] mapped, String[] typed) {
        return Arrays.equals(mapped, typed, MailDomain::compare);
    }

    /** A label that is ASCII already, {@code xn--} or not, is none that was mapped. */
    private static int compare(String mapped, String typed) {
        return mapped.equals(typed) ? 0 : Folded.of(IDN.toUnicode(mapped)).compareTo(Folded.of(typed));
    }
}
