package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretSource;
import dev.latchkey.testing.Together;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What other nodes do to the keys. Those that are added here are of the far future, so that no test signs with them. */
@QuarkusTest
class KeyReloadTest {
    @Inject
    KeyReload reload;

    @Inject
    KeyRing ring;

    @Inject
    SecretSource secrets;

    @Inject
    Clock clock;

    @Test
    void aKeyThatAnotherNodeAddsIsHeldUntilAnotherNodeDeletesIt() throws Throwable {
        RsaKey before = ring.signingKey();
        RsaKey added = RsaKey.generate(clock.instant().plus(Duration.ofDays(10_000)));
        add(added, secrets.secrets().newest());
        reloadIt();
        RsaKey found = ring.find(added.kid()).orElseThrow();
        assertEquals(List.of(added.privateKey(), added.macKey()), List.of(found.privateKey(), found.macKey()));
        assertEquals(before, ring.signingKey());
        delete(added);
        reloadIt();
        assertEquals(Optional.empty(), ring.find(added.kid()));
    }

    @Test
    void aKeyUnderAnotherSecretStaysOutAndTheOthersStay() throws Throwable {
        RsaKey before = ring.signingKey();
        RsaKey added = RsaKey.generate(clock.instant().plus(Duration.ofDays(10_000)));
        add(added, new Secret("the secret of a node that this one is not"));
        try {
            reloadIt();
            assertEquals(Optional.empty(), ring.find(added.kid()));
            assertSame(before.privateKey(), ring.signingKey().privateKey());
        } finally {
            delete(added);
        }
    }

    @Test
    void manyReloadsAtOnceDoNoHarm() throws Exception {
        KeySet before = ring.keySet();
        var unused = Together.run(20, () -> reload.reload().await().atMost(Duration.ofSeconds(5)));
        assertEquals(before, ring.keySet());
    }

    @Test
    void whatWasReadEarlierDoesNotComeBack() {
        KeyRing other = new KeyRing(clock);
        RsaKey key = RsaKey.generate(clock.instant());
        other.hold(List.of(key), 2);
        other.hold(List.of(), 1);
        assertTrue(other.find(key.kid()).isPresent());
    }

    private void reloadIt() {
        var unused = reload.reload().await().atMost(Duration.ofSeconds(5));
    }

    private void add(RsaKey key, Secret secret) throws Throwable {
        SigningKey row = key.seal(secret, clock.instant());
        var unused = VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> row.<SigningKey>persistAndFlush()));
    }

    private static void delete(RsaKey key) throws Throwable {
        assertEquals(
                1L,
                VertxContextSupport.subscribeAndAwait(
                        () -> Panache.withTransaction(() -> SigningKey.delete("kid", key.kid()))));
    }
}
