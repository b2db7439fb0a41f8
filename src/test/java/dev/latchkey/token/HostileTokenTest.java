package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Named.named;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.testing.TestUser;
import dev.latchkey.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token that is not exactly one of ours is refused alike, and nobody is asked about it (RFC 8725). */
@QuarkusTest
class HostileTokenTest {
    private static final PSSParameterSpec PS256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private static @Nullable Trap trap;
    private static @Nullable Attacker attacker;

    @BeforeAll
    static void layTheTrap() throws IOException {
        trap = new Trap(Attacker.keySet());
    }

    @AfterAll
    static void takeItUp() {
        trap().close();
    }

    @TestHTTPResource
    URL url;

    @Inject
    KeyRing keys;

    @Inject
    Clock clock;

    /** Without this, what follows would prove nothing: a forgery that alters nothing is let in. */
    @Test
    void aTokenThatIsPutTogetherTheSameWayIsAccepted() throws IOException {
        Attacker attacker = attacker();
        assertEquals(200, me(attacker.oursSigned(attacker.genuine())).status());
    }

    @ParameterizedTest
    @MethodSource({"algorithms", "foreignKeys", "keyNames", "headers", "damages"})
    void isRefused(Function<Attacker, String> attack) throws IOException {
        assertRefused(attack);
    }

    /** Even our own key does not make up for what a token must say. */
    @ParameterizedTest
    @MethodSource({"claims", "sessions"})
    void isRefusedThoughWeSignedIt(Function<Attacker, Forgery> attack) throws IOException {
        assertRefused(attacker -> attacker.oursSigned(attack.apply(attacker)));
    }

    @ParameterizedTest
    @MethodSource("times")
    void isRefusedAtThisTime(String claim, int secondsFromNow) throws IOException {
        long time = clock.instant().getEpochSecond() + secondsFromNow;
        assertRefused(attacker -> attacker.oursSigned(attacker.genuine().claim(claim, time)));
    }

    static Stream<Named<Function<Attacker, String>>> algorithms() {
        return Stream.of(
                attack("none", a -> a.genuine().header("alg", "none").unsigned()),
                attack(
                        "none, without the last dot",
                        a -> a.genuine().header("alg", "none").unsigned().replaceFirst("\\.$", "")),
                attack(
                        "none in capitals",
                        a -> a.genuine().header("alg", "NONE").unsigned()),
                attack("none, signed", a -> a.oursSigned(a.genuine().header("alg", "none"))),
                attack("no alg", a -> a.oursSigned(a.genuine().withoutHeader("alg"))),
                attack("unsigned RS256", a -> a.genuine().unsigned()),
                attack(
                        "HS256 by the PEM",
                        a -> a.genuine().header("alg", "HS256").authenticated(a.publicPem())),
                attack(
                        "HS256 by the DER",
                        a -> a.genuine().header("alg", "HS256").authenticated(a.publicDer())),
                attack("HS256 by the modulus", a -> a.genuine()
                        .header("alg", "HS256")
                        .authenticated(a.ours().publicKey().getModulus().toByteArray())),
                attack("HS256 by the kid", a -> a.genuine()
                        .header("alg", "HS256")
                        .authenticated(a.ours().kid().getBytes(StandardCharsets.UTF_8))),
                attack(
                        "RS384 by our key",
                        a -> a.genuine().header("alg", "RS384").signed(a.ours().privateKey(), "SHA384withRSA", null)),
                attack(
                        "RS512 by our key",
                        a -> a.genuine().header("alg", "RS512").signed(a.ours().privateKey(), "SHA512withRSA", null)),
                attack(
                        "PS256 by our key",
                        a -> a.genuine().header("alg", "PS256").signed(a.ours().privateKey(), "RSASSA-PSS", PS256)),
                attack("RS256 that is PS256", a -> a.genuine().signed(a.ours().privateKey(), "RSASSA-PSS", PS256)),
                attack("JWE", Attacker::encrypted));
    }

    static Stream<Named<Function<Attacker, String>>> foreignKeys() {
        return Stream.of(
                attack("foreign key, our kid", a -> a.genuine().signed(a.own())),
                attack("foreign key, its own kid", a -> a.selfSigned("kid", "attacker")),
                attack("jwk", a -> a.selfSigned("jwk", a.ownJwk())),
                attack("jwk without kid", a -> a.genuine()
                        .withoutHeader("kid")
                        .header("jwk", a.ownJwk())
                        .signed(a.own())),
                attack("jku", a -> a.selfSigned("jku", a.url())),
                attack("jku without kid", a -> a.genuine()
                        .withoutHeader("kid")
                        .header("jku", a.url())
                        .signed(a.own())),
                attack("x5u", a -> a.selfSigned("x5u", a.url())),
                attack("x5c", a -> a.selfSigned("x5c", List.of(Forgery.encode(new byte[200])))),
                attack("iss of the attacker", a -> a.genuine()
                        .claim("iss", a.url())
                        .header("jku", a.url())
                        .signed(a.own())));
    }

    static Stream<Named<Function<Attacker, String>>> keyNames() {
        return Stream.concat(
                Stream.of(attack("no kid", a -> a.oursSigned(a.genuine().withoutHeader("kid")))),
                Stream.<Object>of(
                                "",
                                "../../../../dev/null",
                                "' OR 1=1 --",
                                "'; DROP TABLE signing_keys; --",
                                "\u0000",
                                "k".repeat(8_192),
                                5,
                                true,
                                List.of("a", "b"),
                                Map.of("kid", "a"))
                        .map(kid -> attack(
                                "kid " + abbreviated(kid),
                                a -> a.oursSigned(a.genuine().header("kid", kid)))));
    }

    static Stream<Named<Function<Attacker, String>>> headers() {
        return Stream.of(
                attack("no typ", a -> a.oursSigned(a.genuine().withoutHeader("typ"))),
                attack("at+jwt", a -> a.oursSigned(a.genuine().header("typ", "at+jwt"))),
                attack("typ of a number", a -> a.oursSigned(a.genuine().header("typ", 5))),
                attack("crit", a -> a.oursSigned(a.genuine().header("crit", List.of("exp")))),
                attack(
                        "unknown crit",
                        a -> a.oursSigned(
                                a.genuine().header("crit", List.of("x")).header("x", 1))),
                attack(
                        "unencoded payload",
                        a -> a.oursSigned(
                                a.genuine().header("crit", List.of("b64")).header("b64", false))),
                attack("zip", a -> a.selfSigned("zip", "DEF")));
    }

    static Stream<Named<Function<Attacker, String>>> damages() {
        return Stream.of(
                attack(
                        "another payload",
                        a -> spliced(
                                a,
                                1,
                                a.genuine().claim("groups", List.of("admin")).unsigned())),
                attack(
                        "another header",
                        a -> spliced(a, 0, a.genuine().header("x", 1).unsigned())),
                attack("another signature", a -> spliced(a, 2, a.selfSigned("x", 1))),
                attack(
                        "a flipped bit",
                        a -> a.token().substring(0, a.token().length() - 9)
                                + (a.token().endsWith("A") ? "B" : "A").repeat(9)),
                attack("zero signature", a -> a.genuine().unsigned() + Forgery.encode(new byte[256])),
                attack("truncated", a -> a.token().substring(0, a.token().length() - 20)),
                attack("no signature part", a -> a.token()
                        .substring(0, a.token().lastIndexOf('.'))),
                attack("one dot more", a -> a.token() + "."),
                attack("two parts more", a -> a.token() + ".e30.e30"),
                attack("dots", a -> "..."),
                attack("a letter", a -> "a"),
                attack("in quotes", a -> '"' + a.token() + '"'),
                attack("twice", a -> a.token() + "," + a.token()),
                attack("with a space", a -> a.token().replaceFirst("\\.", ". ")),
                attack("unicode", a -> "é\uD83D\uDD11." + a.token()),
                attack("no JSON", a -> "bm90.bm90.bm90"),
                attack("JSON that is no object", a -> "W10.W10.W10"),
                attack(
                        "deep JSON",
                        a -> Forgery.encode("[".repeat(3_000).getBytes(StandardCharsets.UTF_8)) + ".e30.e30"));
    }

    static Stream<Named<Function<Attacker, Forgery>>> claims() {
        return Stream.of(
                attack("no exp", a -> a.genuine().without("exp")),
                attack("exp of text", a -> a.genuine().claim("exp", "never")),
                attack("no iss", a -> a.genuine().without("iss")),
                attack("another iss", a -> a.genuine().claim("iss", "https://login.example.org")),
                attack("iss with a slash", a -> a.genuine()
                        .claim("iss", a.genuine().claims().getString("iss") + "/")),
                attack("no aud", a -> a.genuine().without("aud")),
                attack("another aud", a -> a.genuine().claim("aud", "another")),
                attack("other auds", a -> a.genuine().claim("aud", List.of("one", "another"))),
                attack("no sub", a -> a.genuine().without("sub")),
                attack("sub of a number", a -> a.genuine().claim("sub", 5)),
                attack("no id in sub", a -> a.genuine().claim("sub", "root")),
                attack("another sub", a -> a.genuine()
                        .claim("sub", UUID.randomUUID().toString())));
    }

    static Stream<Named<Function<Attacker, Forgery>>> sessions() {
        return Stream.of(
                attack("no sid", a -> a.genuine().without("sid")),
                attack("empty sid", a -> a.genuine().claim("sid", "")),
                attack("malformed sid", a -> a.genuine().claim("sid", "' OR 1=1 --")),
                attack("sid of a number", a -> a.genuine().claim("sid", 5)),
                attack("sid of a list", a -> a.genuine().claim("sid", List.of("a"))),
                attack("unknown sid", a -> a.genuine()
                        .claim("sid", UUID.randomUUID().toString())),
                attack("sid of another user", a -> a.genuine().claim("sid", a.otherSession())));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                Arguments.of("exp", -1),
                Arguments.of("exp", 0),
                Arguments.of("exp", -1_000_000_000),
                Arguments.of("nbf", 30),
                Arguments.of("iat", 90));
    }

    private static <T> Named<Function<Attacker, T>> attack(String name, Function<Attacker, T> attack) {
        return named(name, attack);
    }

    private static String abbreviated(Object kid) {
        String text = kid.toString().replace('\u0000', '0');
        return text.substring(0, Math.min(20, text.length()));
    }

    /** The genuine token with one of its parts replaced by that of another. */
    private static String spliced(Attacker attacker, int part, String other) {
        String[] parts = attacker.token().split("\\.", -1);
        parts[part] = other.split("\\.", -1)[part];
        return String.join(".", parts);
    }

    private void assertRefused(Function<Attacker, String> attack) throws IOException {
        Wire.Answer answer = me(attack.apply(attacker()));
        assertEquals(401, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals("Bearer error=\"invalid_token\"", answer.header("WWW-Authenticate"));
        assertEquals("/problems/invalid-token", new JsonObject(answer.body()).getString("type"));
        assertEquals(0, trap().visits(), "nobody may be asked");
    }

    /** One for all tests: what is refused changes nothing. */
    private Attacker attacker() {
        if (attacker == null) {
            attacker = newAttacker();
        }
        return attacker;
    }

    private Attacker newAttacker() {
        String token = TestUser.registered().token();
        String other = Forgery.of(TestUser.admin().token()).claims().getString("sid");
        return new Attacker(Forgery.of(token), token, keys.signingKey(), trap().url(), other);
    }

    private static Trap trap() {
        assertNotNull(trap);
        return trap;
    }

    private Wire.Answer me(String token) throws IOException {
        return Wire.get(url.getPort(), "/me", "Authorization: Bearer " + token);
    }
}
