package dev.latchkey.account;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountDeletion")
record AccountDeletionRequest(
        @NotNull(message = "is required") @Schema(examples = "correct horse battery staple") String password) {}
