package dev.latchkey.keys;

import java.util.List;

/** Where the rotation stands: all signing keys, newest first. */
public record RotationState(List<KeyState> keys) {
    static RotationState of(KeyPhases<SigningKey> phases) {
        return new RotationState(phases.keys().stream()
                .sorted(KeyLife.AGE.reversed())
                .map(row -> KeyState.of(row, phases))
                .toList());
    }
}
