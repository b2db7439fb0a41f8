package dev.latchkey.secret;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.latchkey.database.DataConfig;
import dev.latchkey.database.Database;
import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the secrets: the configured ones, or on a machine of one's own those that the data folder keeps. */
@ApplicationScoped
public class SecretSource {
    static final String HOW_TO_MAKE_ONE = " Make one with: openssl rand -base64 32";

    private final SecretConfig config;
    private final DataConfig data;
    private volatile @Nullable Secrets found;

    public SecretSource(SecretConfig config, DataConfig data) {
        this.config = config;
        this.data = data;
    }

    /** As the process was started with; the first call may read a file. */
    public Secrets secrets() {
        Secrets secrets = found;
        if (secrets == null) {
            secrets = config.secret()
                    .map(texts -> Secrets.parse(texts, "LATCHKEY_SECRET"))
                    .orElseGet(this::kept);
            found = secrets;
        }
        return secrets;
    }

    private Secrets kept() {
        if (LaunchMode.current() == LaunchMode.NORMAL && !Database.isEmbedded()) {
            throw new CannotStart(
                    "LATCHKEY_SECRET is not set. It seals the signing keys in the database, and every node"
                            + " needs the same one." + HOW_TO_MAKE_ONE);
        }
        Path file = data.directory().resolve("secret");
        try {
            if (Files.notExists(file)) {
                write(file);
            }
            return Secrets.parse(Files.readString(file), file.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new CannotStart("the secret in " + file.toAbsolutePath() + " cannot be used: " + e);
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
}
