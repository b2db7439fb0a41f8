package dev.latchkey.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountDeletion")
record AccountDeletionRequest(
        @NotNull(message = "is required")
                @Size(max = 1_024, message = "must be at most 1024 characters")
                @Schema(maxLength = 1_024, examples = "correct horse battery staple")
                String password) {}
