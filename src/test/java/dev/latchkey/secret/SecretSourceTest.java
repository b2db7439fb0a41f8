package dev.latchkey.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.security.GeneralSecurityException;
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
        CannotStart stop = assertThrows(CannotStart.class, () -> kept().secrets());
        assertEquals(
                "Latchkey cannot start: LATCHKEY_SECRET is not set. It seals the signing keys in the database, and every"
                        + " node needs the same one. Make one with: openssl rand -base64 32",
                stop.getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void theConfiguredSecretIsTakenAndNoneIsKept() throws IOException {
        String text = "0123456789abcdef0123456789abcdef";
        assertEquals(new Secret(text).id(), source(text).secrets().newest().id());
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s,%s", "%s %s", "  %s ,\n%s\n", "%s,%s,%1$s"})
    void ofSeveralTheFirstSealsAndAllOpen(String form) throws GeneralSecurityException {
        Secret newest = new Secret("0123456789abcdef0123456789abcdef");
        Secret older = new Secret("ffffffffffffffffffffffffffffffff");
        Secrets secrets = source(form.formatted("0123456789abcdef0123456789abcdef", "f".repeat(32)))
                .secrets();
        assertEquals(newest.id(), secrets.newest().id());
        assertEquals(newest.id() + ", " + older.id(), secrets.ids());
        assertEquals(older.id(), secrets.olderIds());
        byte[] plain = {1, 2, 3};
        assertArrayEquals(
                plain, secrets.withId(older.id()).orElseThrow().open(older.seal(plain, "context"), "context"));
        assertFalse(secrets.isOlder(newest.id()));
        assertTrue(secrets.isOlder(older.id()));
        assertFalse(secrets.isOlder("the id of none"));
    }

    @Test
    void theFileOfTheDataDirectoryMayHoldSeveralToo() throws IOException {
        Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef\n" + "f".repeat(32) + "\n");
        assertEquals(
                new Secret("0123456789abcdef0123456789abcdef").id(),
                kept().secrets().newest().id());
        assertEquals(new Secret("f".repeat(32)).id(), kept().secrets().olderIds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "too little",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef,too-little"
            })
    void aShortSecretStopsTheStartWithALineThatSaysHowToMakeOne(String text) {
        CannotStart stop = assertThrows(CannotStart.class, () -> source(text).secrets());
        assertEquals(
                "Latchkey cannot start: a secret of LATCHKEY_SECRET is shorter than 32 characters; commas and white space"
                        + " separate several. Make one with: openssl rand -base64 32",
                stop.getMessage());
        assertFalse(stop.getMessage().contains("little") || stop.getMessage().contains("0123"));
    }

    @Test
    void aSecretThatIsMadeIsKeptForItsOwnerOnly() throws IOException {
        SecretSource kept = kept();
        String id = kept.secrets().newest().id();
        assertEquals(id, kept.secrets().newest().id());
        assertEquals(List.of("secret"), files());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret"))));
        assertTrue(Files.size(directory.resolve("secret")) >= 43, "32 random bytes in Base64");
    }

    @Test
    void halfASecretThatAKilledStartLeftIsNotUsed() throws IOException {
        Files.writeString(directory.resolve("secret.new"), "half");
        String id = kept().secrets().newest().id();
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
