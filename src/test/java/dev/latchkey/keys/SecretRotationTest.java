package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretSource;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes with other secrets than this one, beside it. */
@QuarkusTest
class SecretRotationTest {
    private static final String NEW = "a-new-secret-of-the-tests-and-of-nobody-else";

    @ConfigProperty(name = "latchkey.secret")
    String old;

    @Inject
    SigningKeys rows;

    @Inject
    KeyRing ring;

    @Inject
    KeyReload reload;

    @Inject
    Clock clock;

    @AfterEach
    void putTheOldSecretBack() throws Throwable {
        reseal(old + "," + NEW);
    }

    @Test
    void whatIsSealedUnderAnOlderSecretIsSealedUnderTheNewest() throws Throwable {
        reseal(NEW + "," + old);
        assertEquals(Set.of(new Secret(NEW).id()), sealedUnder());
        assertEquals(ring.keySet(), started(NEW).keySet());
        assertEquals(ring.signingKey(), started(NEW).signingKey());
        reseal(old + " " + NEW);
        assertEquals(Set.of(new Secret(old).id()), sealedUnder());
        assertEquals(ring.signingKey(), started(old).signingKey());
    }

    @Test
    void manyNodesMayDoItAtOnce() throws Exception {
        var unused = Together.run(6, () -> {
            resealing(NEW + "," + old);
            return true;
        });
        assertEquals(ring.signingKey(), start(NEW).signingKey());
    }

    /** Or those whose secrets are not yet in the new order would seal again and again. */
    @Test
    void aNodeDoesItOnceAStart() throws Throwable {
        Resealing once = new Resealing(rows, source(NEW + "," + old));
        var unused = VertxContextSupport.subscribeAndAwait(once::reseal);
        reseal(old + "," + NEW);
        var unusedAgain = VertxContextSupport.subscribeAndAwait(once::reseal);
        assertEquals(Set.of(new Secret(old).id()), sealedUnder());
    }

    @Test
    void withoutTheOldSecretThereIsNoStartBeforeAllIsSealedUnderTheNewOne() throws Throwable {
        CannotStart stop = assertThrows(CannotStart.class, () -> started(NEW));
        assertTrue(stop.getMessage().contains("sealed under the secret with the id " + new Secret(old).id()));
        assertTrue(stop.getMessage().contains("LATCHKEY_SECRET has the ids " + new Secret(NEW).id()));
        assertTrue(stop.getMessage().endsWith("LATCHKEY_SECRET=<new>,<old>"));
        assertEquals(ring.signingKey(), started(NEW + "," + old).signingKey());
        assertEquals(ring.signingKey(), started(old + "," + NEW).signingKey());
    }

    @Test
    void aNodeThatLacksTheNewSecretGoesOnWithTheKeysItHas() throws Throwable {
        reseal(NEW + "," + old);
        RsaKey before = ring.signingKey();
        var unused = reload.reload().await().indefinitely();
        assertSame(before.privateKey(), ring.signingKey().privateKey());
        TestUser.registered().asks().get("/me").then().statusCode(200);
    }

    @Test
    void theRowsAloneOpenNothing() throws Throwable {
        for (SigningKey row : stored()) {
            RsaKey key = ring.find(row.kid).orElseThrow();
            byte[] mac = key.macKey().getEncoded();
            for (byte[] column : List.of(row.sealedMac, row.sealedPrivate, row.publicKey)) {
                assertFalse(Arrays.toString(column).contains(inner(mac)));
                assertFalse(
                        Arrays.toString(column).contains(inner(key.privateKey().getEncoded())));
            }
            byte[] swapped = row.sealedMac;
            row.sealedMac = row.sealedPrivate;
            row.sealedPrivate = swapped;
            assertThrows(Exception.class, () -> RsaKey.open(row, source(old).secrets()));
        }
    }

    private static String inner(byte[] bytes) {
        String text = Arrays.toString(Arrays.copyOfRange(bytes, 8, 24));
        return text.substring(1, text.length() - 1);
    }

    private KeyRing start(String secrets) {
        try {
            return started(secrets);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyRing started(String secrets) throws Throwable {
        KeyRing other = new KeyRing(clock);
        new KeyLoading(rows, source(secrets), other, clock).load(new StartupEvent());
        return other;
    }

    private void resealing(String secrets) {
        try {
            reseal(secrets);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void reseal(String secrets) throws Throwable {
        var unused = VertxContextSupport.subscribeAndAwait(new Resealing(rows, source(secrets))::reseal);
    }

    private static SecretSource source(String secrets) {
        return new SecretSource(() -> Optional.of(secrets), () -> Path.of("unused"));
    }

    private List<SigningKey> stored() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(rows::all);
    }

    private Set<String> sealedUnder() throws Throwable {
        return stored().stream().map(row -> row.sealedUnder).collect(Collectors.toSet());
    }
}
