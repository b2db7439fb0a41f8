package dev.latchkey.onetime;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is answered where a mail says the rest.
 *
 * @param message for people; the same whatever is mailed
 */
@Schema(name = "Accepted")
public record Accepted(@Schema(examples = "What there is to be mailed is on its way.") String message) {
    /** The one that there is. */
    public static final Accepted MAILED = new Accepted("What there is to be mailed is on its way.");
}
