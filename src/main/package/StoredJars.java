import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes all jars below a directory anew, without compression: a start reads ten thousand classes, and to inflate them takes a
 * tenth of it. Signed jars stay as they are, and so do those that are done already.
 */
class StoredJars {
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        if (Files.isDirectory(directory)) { // not where all is packaged as one jar
            storeAll(directory);
        }
    }

    private static void storeAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            jars.parallelStream().forEach(StoredJars::store);
        }
    }

    private static void store(Path jar) {
        Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
        try {
            if (copy(jar, stored)) {
                Files.setLastModifiedTime(stored, Files.getLastModifiedTime(jar));
                Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
    }

    private static boolean copy(Path jar, Path to) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile())) {
            boolean wanted = isToBeStored(from);
            if (wanted) {
                copy(from, to);
            }
            return wanted;
        }
    }

    private static boolean isToBeStored(ZipFile jar) {
        return jar.stream().noneMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.SF"))
                && jar.stream().anyMatch(entry -> entry.getMethod() == ZipEntry.DEFLATED);
    }

    private static void copy(ZipFile from, Path to) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry : from.stream().toList()) {
                if (names.add(entry.getName())) {
                    copy(from, entry, out);
                }
            }
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry stored = new ZipEntry(entry.getName());
        stored.setTime(entry.getTime());
        stored.setSize(entry.getSize());
        stored.setCompressedSize(entry.getSize());
        stored.setCrc(entry.getCrc());
        out.putNextEntry(stored);
        try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(out);
        }
        out.closeEntry();
    }
}
