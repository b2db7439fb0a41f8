package dev.latchkey.admin;

import dev.latchkey.web.MayBeEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to happen to the signing keys. */
@MayBeEmpty
@Schema(name = "KeyRotation")
record RotationRequest(
        @Schema(
                        description =
                                "Whether somebody else may have the key: then it ends at once, with all that it signed",
                        examples = "false")
                @Nullable
                Boolean compromised,
        @Size(max = 16_384, message = "must be at most 16384 characters")
                @Schema(maxLength = 16_384, description = "The compromised key, if it is not the one that signs")
                @Nullable
                String kid) {

    boolean saysCompromised() {
        return Boolean.TRUE.equals(compromised);
    }
}
