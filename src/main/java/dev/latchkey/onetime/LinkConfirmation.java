package dev.latchkey.onetime;

import dev.latchkey.web.Opaque;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token of a mailed link. */
@Schema(name = "LinkConfirmation")
public record LinkConfirmation(
        @NotNull(message = "is required")
                @Opaque
                @Schema(maxLength = Opaque.MAX_LENGTH, description = DESCRIPTION, examples = EXAMPLE)
                String token) {
    public static final String DESCRIPTION = "What the link has as `token`";
    public static final String EXAMPLE = "what-the-mailed-link-has-as-token";

    /** Keeps the token out of every log. */
    @Override
    public String toString() {
        return "LinkConfirmation";
    }
}
