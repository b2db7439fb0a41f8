package dev.latchkey.password;

import dev.latchkey.machine.NativeLibraries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The implementations of argon2id that there are on this machine. A library is loaded when the first hash asks for it. */
@ApplicationScoped
class Argon2Functions {
    private final Argon2Function java;
    private final NativeLibraries libraries;
    private final MeterRegistry meters;
    private final int kibibytes;
    private @Nullable Argon2Function fastest;

    Argon2Functions(PasswordConfig config, NativeLibraries libraries, MeterRegistry meters) {
        kibibytes = config.argon2().memory();
        java = new BouncyArgon2(kibibytes);
        this.libraries = libraries;
        this.meters = meters;
    }

    /** The fastest that can do this. */
    Argon2Function fastestFor(Argon2Hash.Cost cost, int saltBytes, int tagBytes) {
        Argon2Function function = fastest();
        return function.computes(cost, saltBytes, tagBytes) ? function : java;
    }

    /** Gives back what memory is kept for hashes of the calling thread. */
    void release() {
        java.release();
        loaded().ifPresent(Argon2Function::release);
    }

    private synchronized Optional<Argon2Function> loaded() {
        return Optional.ofNullable(fastest);
    }

    private synchronized Argon2Function fastest() {
        if (fastest == null) {
            fastest = SodiumArgon2.load(libraries, kibibytes)
                    .<Argon2Function>map(sodium -> sodium)
                    .orElse(java);
            Log.infof("argon2id is computed by %s", fastest.name());
            meters.gauge("latchkey.password.argon2", Tags.of("by", fastest.name()), 1);
        }
        return fastest;
    }
}
