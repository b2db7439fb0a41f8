package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.secret.SecretSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyLoadingTest {
    private static final byte[] RSA_OID = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01};

    @Inject
    SigningKeys rows;

    @Inject
    SecretSource secrets;

    @Inject
    KeyRing ring;

    @Inject
    KeyReload reload;

    @Inject
    Clock clock;

    /** What another test did to the table may not have reached the ring yet. */
    @BeforeEach
    void letTheRingHoldWhatIsInTheTable() throws Throwable {
        VertxContextSupport.subscribeAndAwait(reload::reload);
    }

    @Test
    void theDatabaseHoldsTheKeySealed() throws Throwable {
        SigningKey row = row(ring.signingKey().kid());
        byte[] plain = ring.signingKey().privateKey().getEncoded();
        assertFalse(contains(row.sealedPrivate, RSA_OID));
        assertFalse(contains(row.sealedPrivate, "PRIVATE KEY".getBytes(StandardCharsets.US_ASCII)));
        assertFalse(contains(row.sealedPrivate, Arrays.copyOfRange(plain, 100, 116)));
        assertTrue(contains(plain, RSA_OID), "the test would find what it looks for");
        assertEquals(secrets.secrets().newest().id(), row.sealedUnder);
    }

    @Test
    void theRowOpensWithTheSecretUnderItsOwnNameOnly() throws Throwable {
        SigningKey row = row(ring.signingKey().kid());
        assertEquals(
                ring.signingKey().privateKey(),
                RsaKey.open(row, secrets.secrets()).privateKey());
        row.kid = "another";
        assertThrows(GeneralSecurityException.class, () -> RsaKey.open(row, secrets.secrets()));
    }

    @Test
    void anotherNodeWithTheSecretHasTheSameKeys() throws Throwable {
        KeyRing other = new KeyRing(clock);
        new KeyLoading(rows, secrets, other, clock).load(new StartupEvent());
        assertEquals(ring.keySet(), other.keySet());
        assertEquals(ring.signingKey().privateKey(), other.signingKey().privateKey());
    }

    @Test
    void aWrongSecretStopsTheStartWithALineThatSaysWhatToDo() throws Throwable {
        SecretSource wrong =
                new SecretSource(() -> Optional.of("0123456789abcdef0123456789abcdef"), () -> Path.of("unused"));
        KeyLoading loading = new KeyLoading(rows, wrong, new KeyRing(clock), clock);
        CannotStart stop = assertThrows(CannotStart.class, () -> loading.load(new StartupEvent()));
        String kid = VertxContextSupport.subscribeAndAwait(rows::all).get(0).kid;
        assertEquals(
                "Latchkey cannot start: the signing key " + kid
                        + " does not open: it is sealed under the secret with the id "
                        + secrets.secrets().newest().id()
                        + ", and LATCHKEY_SECRET has the ids "
                        + wrong.secrets().newest().id()
                        + ". Add the secret that it is sealed under: LATCHKEY_SECRET=<new>,<old>",
                stop.getMessage());
    }

    /** On the table of all tests, whose row is put back: nothing reads it but a start. */
    @Test
    void nodesThatStartAtOnceOnAnEmptyDatabaseShareOneKey() throws Throwable {
        List<SigningKey> before = VertxContextSupport.subscribeAndAwait(rows::all);
        replaceAll(List.of());
        try {
            List<KeyRing> rings =
                    Stream.generate(() -> new KeyRing(clock)).limit(6).toList();
            List<CompletableFuture<Void>> starts =
                    rings.stream().map(this::startInTheBackground).toList();
            starts.forEach(CompletableFuture::join);
            Set<KeySet> published = new HashSet<>();
            rings.forEach(started -> published.add(started.keySet()));
            assertEquals(1, published.size());
            assertEquals(1, rings.get(0).keySet().keys().size());
            assertEquals(1, VertxContextSupport.subscribeAndAwait(rows::all).size());
        } finally {
            replaceAll(before);
        }
    }

    @Test
    void nodesThatStartAtOnceGiveAKeyOfBeforeOneMacKey() throws Throwable {
        List<SigningKey> before = VertxContextSupport.subscribeAndAwait(rows::all);
        Supplier<Uni<Integer>> taking = () -> SigningKey.update("sealedMac = null");
        try {
            assertEquals(before.size(), VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(taking)));
            List<KeyRing> rings =
                    Stream.generate(() -> new KeyRing(clock)).limit(6).toList();
            rings.stream().map(this::startInTheBackground).toList().forEach(CompletableFuture::join);
            assertEquals(1, rings.stream().map(KeyRing::signingKey).distinct().count());
            assertEquals(32, rings.get(0).signingKey().macKey().getEncoded().length);
        } finally {
            replaceAll(before);
        }
    }

    private CompletableFuture<Void> startInTheBackground(KeyRing empty) {
        return CompletableFuture.runAsync(() -> {
            try {
                new KeyLoading(rows, secrets, empty, clock).load(new StartupEvent());
            } catch (Throwable e) {
                throw new CompletionException(e);
            }
        });
    }

    private static void replaceAll(List<SigningKey> keys) throws Throwable {
        Supplier<Uni<Void>> replacing = () -> SigningKey.deleteAll()
                .chain(() -> Panache.getSession())
                .chain(session -> session.mergeAll(keys.toArray()));
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(replacing));
    }

    private SigningKey row(String kid) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(rows::all).stream()
                .filter(row -> row.kid.equals(kid))
                .findFirst()
                .orElseThrow();
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
