package dev.latchkey.mail;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.util.Optional;
import java.util.Set;

/**
 * What came of trying to send a mail.
 *
 * @param failure why it was not sent, in a word: a reply code or the kind of failure, nothing that anybody has typed; empty where it
 *     was sent
 * @param isFinal whether it is not to be tried again
 */
record Outcome(Optional<String> failure, boolean isFinal) {
    static final Outcome SENT = new Outcome(Optional.empty(), true);

    /** Its link works no more: who needs one has asked again. */
    static final Outcome EXPIRED = new Outcome(Optional.of("Expired"), true);

    /** There was no time left to try it in, so nothing came of it. */
    static final Outcome LEFT = new Outcome(Optional.empty(), false);

    /** How the client's messages begin where a refusal is about this mail, and not about us: our login, say, or our address. */
    private static final Set<String> ABOUT_THIS_MAIL = Set.of("recipient address not accepted", "sending data failed");

    private static final int LONGEST = 64;

    static Outcome of(Throwable failure) {
        if (failure instanceof SMTPException refusal) {
            boolean isFinal = refusal.isPermanent() && isAboutThisMail(String.valueOf(refusal.getMessage()));
            return new Outcome(Optional.of("smtp-" + refusal.getReplyCode()), isFinal);
        }
        return new Outcome(Optional.of(name(failure)), isOfNoUse(failure));
    }

    private static boolean isOfNoUse(Throwable failure) {
        return failure instanceof Rendering.Unreadable || failure instanceof Smtp.Unreachable;
    }

    private static boolean isAboutThisMail(String message) {
        return ABOUT_THIS_MAIL.stream().anyMatch(message::startsWith);
    }

    private static String name(Throwable failure) {
        String name = failure instanceof TimeoutException
                ? "Timeout"
                : failure.getClass().getSimpleName();
        return name.substring(0, Math.min(LONGEST, name.length()));
    }
}
