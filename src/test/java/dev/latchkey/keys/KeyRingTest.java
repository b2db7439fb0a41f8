package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The three phases of a key: published, signing, retired. */
class KeyRingTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant PAST = NOW.minus(Duration.ofDays(1));
    private static final Instant FUTURE = NOW.plus(Duration.ofDays(1));

    private final RsaKey current = key(PAST, null);
    private final KeyRing ring = new KeyRing(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aKeyOfTheFutureIsPublishedAndVerifiesButDoesNotSign() {
        RsaKey next = key(FUTURE, null);
        ring.hold(List.of(next, current));
        assertEquals(current, ring.signingKey());
        assertEquals(Set.of(current.kid(), next.kid()), published());
        assertEquals(Optional.of(next.publicKey()), ring.verificationKey(next.kid()));
    }

    @Test
    void theNewestKeySigns() {
        RsaKey newer = key(NOW, null);
        ring.hold(List.of(current, newer, key(PAST.minusSeconds(1), null)));
        assertEquals(newer, ring.signingKey());
    }

    @Test
    void aKeyWhoseEndIsPlannedSignsUntilTheNextOneDoes() {
        RsaKey ending = key(PAST, FUTURE.plusSeconds(1));
        ring.hold(List.of(ending, key(FUTURE, null)));
        assertEquals(ending, ring.signingKey());
    }

    @Test
    void aRetiredKeyIsPublishedAndVerifiesUntilItsEndButDoesNotSign() {
        RsaKey retired = key(PAST.minusSeconds(1), FUTURE);
        ring.hold(List.of(retired, current));
        assertEquals(current, ring.signingKey());
        assertEquals(Set.of(current.kid(), retired.kid()), published());
        assertEquals(Optional.of(retired.publicKey()), ring.verificationKey(retired.kid()));
    }

    @Test
    void aKeyAtItsEndIsNeitherPublishedNorVerifiesNorSignsButIsStillFound() {
        RsaKey over = key(PAST.plusSeconds(1), NOW);
        ring.hold(List.of(over, current));
        assertEquals(Set.of(current.kid()), published());
        assertEquals(Optional.empty(), ring.verificationKey(over.kid()));
        assertEquals(Optional.of(over), ring.find(over.kid()));
        assertEquals(current, ring.signingKey());
    }

    @Test
    void aKeyThatIsNotThereVerifiesNothing() {
        ring.hold(List.of(current));
        assertEquals(Optional.empty(), ring.verificationKey(current.kid().toLowerCase(Locale.ROOT) + "x"));
        assertEquals(Optional.empty(), ring.verificationKey(""));
    }

    /** It is from a node whose clock is ahead. */
    @Test
    void aKeyOfTheFutureSignsWhereThereIsNoOther() {
        RsaKey next = key(FUTURE, null);
        ring.hold(List.of(key(PAST, NOW), key(FUTURE.plusSeconds(1), null), next));
        assertEquals(next, ring.signingKey());
    }

    @Test
    void withoutAnyKeyNothingIsSigned() {
        Problem problem = assertThrows(Problem.class, ring::signingKey);
        assertEquals(ProblemType.UNAVAILABLE, problem.type());
    }

    @Test
    void aKeyIsOf2048BitsAndNamedByItsThumbprint() throws Exception {
        assertEquals(2048, current.publicKey().getModulus().bitLength());
        var jwk = new RsaJsonWebKey(current.publicKey());
        assertEquals(jwk.calculateBase64urlEncodedThumbprint("SHA-256"), current.kid());
    }

    @Test
    void aKeyDoesNotShowItsPrivateHalf() {
        assertEquals("RsaKey[" + current.kid() + "]", current.toString());
        assertFalse(List.of(current).toString().contains("RSAPrivate"));
    }

    private Set<String> published() {
        return ring.keySet().keys().stream().map(KeySet.Key::kid).collect(Collectors.toSet());
    }

    private static RsaKey key(Instant signsFrom, @Nullable Instant verifiesUntil) {
        RsaKey made = RsaKey.generate(signsFrom);
        return new RsaKey(made.kid(), made.publicKey(), made.privateKey(), made.macKey(), signsFrom, verifiesUntil);
    }
}
