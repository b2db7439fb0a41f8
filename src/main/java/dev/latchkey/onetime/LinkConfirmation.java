package dev.latchkey.onetime;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token of a mailed link. */
@Schema(name = "LinkConfirmation")
public record LinkConfirmation(
        @NotNull(message = "is required")
                @Size(max = MAX_LENGTH, message = "must be at most 256 characters")
                @Schema(maxLength = MAX_LENGTH, description = DESCRIPTION, examples = EXAMPLE)
                String token) {
    public static final int MAX_LENGTH = 256;
    public static final String DESCRIPTION = "What the link has as `token`";
    public static final String EXAMPLE = "what-the-mailed-link-has-as-token";

    /** Keeps the token out of every log. */
    @Override
    public String toString() {
        return "LinkConfirmation";
    }
}
