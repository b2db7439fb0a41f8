package dev.latchkey.password;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a range API is asked about a password, in hexadecimal digits.
 *
 * @param prefix the start of its SHA-1, which is sent
 * @param suffix the rest, which stays here
 */
record RangeQuery(String prefix, String suffix) {
    private static final int PREFIX_LENGTH = 5;
    private static final Pattern LINE = Pattern.compile("(?<suffix>[0-9A-Fa-f]{35}):(?<count>[0-9]+)");
    private static final Pattern PADDING = Pattern.compile("0+");

    static RangeQuery about(String password) {
        try (Cleartext cleartext = Cleartext.of(password)) {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(cleartext.utf8());
            String digits = HexFormat.of().withUpperCase().formatHex(hash);
            return new RangeQuery(digits.substring(0, PREFIX_LENGTH), digits.substring(PREFIX_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is part of every JDK", e);
        }
    }

    /** Whether the answer has the suffix; an {@code IllegalArgumentException} if it is no answer to such a query. */
    boolean isIn(String answer) {
        return answer.lines().filter(line -> !line.isBlank()).anyMatch(this::isLine);
    }

    private boolean isLine(String line) {
        Matcher entry = LINE.matcher(line.strip());
        if (!entry.matches()) {
            throw new IllegalArgumentException("an answer that is not of lines like SUFFIX:COUNT");
        }
        return entry.group("suffix").equalsIgnoreCase(suffix)
                && !PADDING.matcher(entry.group("count")).matches();
    }
}
