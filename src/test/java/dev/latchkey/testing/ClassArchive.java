package dev.latchkey.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The classes that a node loads, as a process has them in memory: others map it, and are ready sooner (JEP 350). */
final class ClassArchive {
    private static final String EMAIL = "ada@example.org";

    private ClassArchive() {}

    /** That of this application, made once after it was packaged. */
    static synchronized Path of(Path application) throws IOException, InterruptedException {
        Path archive = application.resolveSibling("classes" + System.getProperty("fork", "") + ".jsa");
        if (!Files.exists(archive) || isOlder(archive, application)) {
            Files.deleteIfExists(archive);
            make(archive, Files.createTempDirectory(application.getParent().getParent(), "classes"));
        }
        return archive;
    }

    private static boolean isOlder(Path archive, Path application) throws IOException {
        return Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(application)) < 0;
    }

    /** By one that does what most do, and writes it at its end. */
    private static void make(Path archive, Path home) throws IOException, InterruptedException {
        String option = "-XX:ArchiveClassesAtExit=" + archive;
        try (LatchkeyProcess first = LatchkeyProcess.withoutArchive(home, option)) {
            first.ready();
            first.register(EMAIL);
            first.refresh(LatchkeyProcess.refreshToken(first.login(EMAIL)));
        }
    }
}
