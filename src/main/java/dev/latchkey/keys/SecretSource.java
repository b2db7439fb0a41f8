package dev.latchkey.keys;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Finds the secret: the configured one, or on a machine of one's own the one that the data folder keeps. */
@ApplicationScoped
class SecretSource {
    private static final int MIN_LENGTH = 32;

    private final SecretConfig config;

    SecretSource(SecretConfig config) {
        this.config = config;
    }

    Secret secret() {
        return new Secret(config.secret().map(SecretSource::longEnough).orElseGet(this::kept));
    }

    private static String longEnough(String configured) {
        if (configured.length() < MIN_LENGTH) {
            throw stop("LATCHKEY_SECRET is shorter than 32 characters. Make one with: openssl rand -base64 32");
        }
        return configured;
    }

    private String kept() {
        boolean ownDatabase = Boolean.getBoolean("latchkey.embedded");
        if (LaunchMode.current() == LaunchMode.NORMAL && !ownDatabase) {
            throw stop("LATCHKEY_SECRET is not set. It seals the signing keys in the database, and every node needs the"
                    + " same one. Make one with: openssl rand -base64 32");
        }
        Path file = config.data().resolve("secret");
        try {
            if (Files.notExists(file)) {
                write(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: a start that is killed here must not leave half a secret behind. */
    private static void write(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling("secret.new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(random)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static PreventFurtherStepsException stop(String message) {
        return new PreventFurtherStepsException(message, 1);
    }
}
