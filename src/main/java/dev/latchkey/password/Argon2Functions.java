package dev.latchkey.password;

import dev.latchkey.machine.NativeLibraries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The implementations of argon2id that there are on this machine. Each is loaded when the first hash asks for it: of Bouncy
 * Castle's jar, the signatures are checked then, which takes a start a sixth of a second of the processor.
 */
@ApplicationScoped
class Argon2Functions {
    private final NativeLibraries libraries;
    private final MeterRegistry meters;
    private final int kibibytes;
    private @Nullable Argon2Function fastest;
    private @Nullable Argon2Function java;

    Argon2Functions(PasswordConfig config, NativeLibraries libraries, MeterRegistry meters) {
        kibibytes = config.argon2().memory();
        this.libraries = libraries;
        this.meters = meters;
    }

    /** The fastest that can do this. */
    Argon2Function fastestFor(Argon2Hash.Cost cost, int saltBytes, int tagBytes) {
        Argon2Function function = fastest();
        return function.computes(cost, saltBytes, tagBytes) ? function : java();
    }

    /** Gives back what memory is kept for hashes of the calling thread. */
    void release() {
        loaded().forEach(Argon2Function::release);
    }

    private synchronized Set<Argon2Function> loaded() {
        return Stream.of(fastest, java).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private synchronized Argon2Function fastest() {
        if (fastest == null) {
            fastest = SodiumArgon2.load(libraries, kibibytes)
                    .<Argon2Function>map(sodium -> sodium)
                    .orElseGet(this::java);
            Log.infof("argon2id is computed by %s", fastest.name());
            meters.gauge("latchkey.password.argon2", Tags.of("by", fastest.name()), 1);
        }
        return fastest;
    }

    private synchronized Argon2Function java() {
        if (java == null) {
            java = new BouncyArgon2(kibibytes);
        }
        return java;
    }
}
