package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, which lie in the build as one archive and are unpacked once into the data directory. */
final class Binaries {
    private final DataDirectory data;

    Binaries(DataDirectory data) {
        this.data = data;
    }

    /** The folder of the programs, named after the archive's content: a new release is unpacked beside the old one's. */
    Path folder() throws IOException {
        byte[] archive = archive();
        Path unpacked = data.binaries().resolve(fingerprint(archive));
        if (!Files.exists(unpacked)) {
            Path draft = data.emptyDirectory("binaries.new");
            unpack(archive, draft);
            DataDirectory.delete(data.binaries());
            Files.createDirectory(data.binaries());
            Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked.resolve("bin");
    }

    private static byte[] archive() throws IOException {
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name"),
                System.getProperty("os.arch"))) {
            return archive.readAllBytes();
        } catch (IllegalStateException | NullPointerException e) {
            throw CannotStart.withoutDatabase("this build has no embedded PostgreSQL for this machine.");
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        InputStream tar = new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive)), 1 << 16);
        try (TarArchiveInputStream entries = new TarArchiveInputStream(tar)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, folder.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
        }
    }
}
