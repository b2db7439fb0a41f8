package dev.latchkey.post;

import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A post as its author writes it.
 *
 * @param published true if left out
 */
@Schema(name = "PostRequest")
record PostRequest(
        @NotNull(message = "is required")
                @PlainText(min = 1, max = 200)
                @Schema(minLength = 1, maxLength = 200, examples = "Notes on the engine")
                String title,
        @NotNull(message = "is required")
                @PlainText(min = 1, max = 20_000, multiline = true)
                @Schema(minLength = 1, maxLength = 20_000, examples = "It weaves algebraic patterns.")
                String content,
        @Schema(nullable = true, defaultValue = "true") @Nullable Boolean published) {

    boolean isPublished() {
        return published == null || published;
    }
}
