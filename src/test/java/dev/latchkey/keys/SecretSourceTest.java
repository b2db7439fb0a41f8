package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourceTest {
    @TempDir
    Path directory;

    private LaunchMode before = LaunchMode.current();

    /** In production a secret is kept with the embedded database only. */
    @BeforeEach
    void runAsInTests() {
        LaunchMode.set(LaunchMode.TEST);
    }

    @AfterEach
    void runAsBefore() {
        LaunchMode.set(before);
    }

    @Test
    void inProductionAMissingSecretStopsTheStartWithALineThatSaysHowToMakeOne() throws IOException {
        LaunchMode.set(LaunchMode.NORMAL);
        CannotStart stop = assertThrows(CannotStart.class, () -> kept().secret());
        assertEquals(
                "Latchkey cannot start: LATCHKEY_SECRET is not set. It seals the signing keys in the database, and every"
                        + " node needs the same one. Make one with: openssl rand -base64 32",
                stop.getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void theConfiguredSecretIsTakenAndNoneIsKept() throws IOException {
        String text = "0123456789abcdef0123456789abcdef";
        assertEquals(new Secret(text).id(), source(text).secret().id());
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"too little", "0123456789abcdef0123456789abcde"})
    void aShortSecretStopsTheStartWithALineThatSaysHowToMakeOne(String text) {
        CannotStart stop = assertThrows(CannotStart.class, () -> source(text).secret());
        assertEquals(
                "Latchkey cannot start: LATCHKEY_SECRET is shorter than 32 characters."
                        + " Make one with: openssl rand -base64 32",
                stop.getMessage());
        assertFalse(stop.getMessage().contains(text));
    }

    @Test
    void aSecretThatIsMadeIsKeptForItsOwnerOnly() throws IOException {
        SecretSource kept = kept();
        String id = kept.secret().id();
        assertEquals(id, kept.secret().id());
        assertEquals(List.of("secret"), files());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret"))));
        assertTrue(Files.size(directory.resolve("secret")) >= 43, "32 random bytes in Base64");
    }

    @Test
    void halfASecretThatAKilledStartLeftIsNotUsed() throws IOException {
        Files.writeString(directory.resolve("secret.new"), "half");
        String id = kept().secret().id();
        assertFalse(id.equals(new Secret("half").id()));
        assertEquals(List.of("secret"), files());
    }

    private SecretSource source(String configured) {
        return new SecretSource(() -> Optional.of(configured), () -> directory);
    }

    private SecretSource kept() {
        return new SecretSource(Optional::empty, () -> directory);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
