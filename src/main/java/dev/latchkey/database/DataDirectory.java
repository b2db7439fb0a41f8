package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the embedded PostgreSQL. Nobody but their owner may look in. */
record DataDirectory(Path path) {
    static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long LONG_LOG = 10L << 20;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    static DataDirectory at(Path path) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            throw CannotStart.withoutDatabase("its embedded PostgreSQL runs on Linux and macOS only.");
        }
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, OWNER_ONLY);
        return new DataDirectory(path.toRealPath());
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path binaries() {
        return path.resolve("binaries");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** Begins the log anew once it has become long, and keeps the former one. */
    void turnLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LONG_LOG) {
            Files.move(log(), path.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log())) {
            Files.createFile(log(), PRIVATE_FILE);
        }
    }

    Path lock() {
        return path.resolve("lock");
    }

    Optional<String> password() throws IOException {
        Path file = path.resolve("password");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** Afterwards the file is there whole, or as it was. */
    void keepPassword(String password) throws IOException {
        Path draft = path.resolve("password.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PRIVATE_FILE);
        Files.writeString(draft, password);
        Files.move(draft, path.resolve("password"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** An empty directory of this name, whatever was left under it. */
    Path emptyDirectory(String name) throws IOException {
        Path directory = path.resolve(name);
        delete(directory);
        return Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
