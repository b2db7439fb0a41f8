package dev.latchkey.keys;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as administrators see it.
 *
 * @param signsFrom it signs nothing before
 * @param verifiesUntil what it signed is no longer accepted after; null while no other key is to follow it
 */
@Schema(name = "SigningKey")
public record KeyState(
        String kid,
        KeyPhase phase,
        Instant createdAt,
        Instant signsFrom,
        @Schema(nullable = true) @Nullable Instant verifiesUntil) {

    static KeyState of(SigningKey row, KeyPhases<SigningKey> phases) {
        return new KeyState(row.kid, phases.of(row), row.createdAt, row.signsFrom, row.verifiesUntil);
    }
}
