package dev.latchkey.machine;

/** A machine on which libraries may be used, or not. */
public record Machine(boolean enabled, boolean keepsMemory) implements NativeConfig {
    public Machine(boolean enabled) {
        this(enabled, enabled);
    }

    public NativeLibraries libraries() {
        return new NativeLibraries(this);
    }

    public NativeCryptography cryptography() {
        return new NativeCryptography(this);
    }

    public Priority priority() {
        return new Priority(this);
    }
}
