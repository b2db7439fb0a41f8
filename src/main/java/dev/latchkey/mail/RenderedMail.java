package dev.latchkey.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it is sent.
 *
 * @param link its one link, for the log of a developer; null where it has none
 */
record RenderedMail(String subject, String text, String html, @Nullable String link) {
    /** Nothing of it: it has the token. */
    @Override
    public String toString() {
        return "a mail";
    }
}
