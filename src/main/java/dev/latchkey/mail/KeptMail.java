package dev.latchkey.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail as a developer is shown it. */
record KeptMail(UUID id, String recipient, String subject, String text, String html, @Nullable String link) {
    /** Nothing of it: it has the token. */
    @Override
    public String toString() {
        return "the mail " + id;
    }
}
