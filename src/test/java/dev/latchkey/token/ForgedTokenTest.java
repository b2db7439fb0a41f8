package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Named.named;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import dev.latchkey.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link HostileTokenTest}, to the letter: what a lenient reader of JSON or base64 would let pass. */
@QuarkusTest
class ForgedTokenTest {
    private static @Nullable Attacker attacker;

    @TestHTTPResource
    URL url;

    @Inject
    KeyRing keys;

    /** Without this, what follows would prove nothing. */
    @Test
    void aTokenThatIsWrittenTheSameWayIsAccepted() throws IOException {
        Attacker a = attacker();
        assertEquals(200, me(written(a, a.genuine().claims().encode())).status());
        assertEquals(
                200, me(claim(a, "exp", a.genuine().claims().getString("exp"))).status());
    }

    @ParameterizedTest
    @MethodSource({"algorithms", "publicKeysAsSecrets", "headers", "envelopes", "letters", "otherKinds"})
    void isRefused(Function<Attacker, String> attack) throws IOException {
        assertRefused(attack.apply(attacker()));
    }

    /** Though our own key signed it. */
    @ParameterizedTest
    @MethodSource({"times", "members", "texts"})
    void isRefusedThoughWeSignedIt(Function<Attacker, String> attack) throws IOException {
        assertRefused(attack.apply(attacker()));
    }

    static Stream<Named<Function<Attacker, String>>> algorithms() {
        return Stream.of(
                        "\"None\"",
                        "\"nOnE\"",
                        "\"none \"",
                        "\"\"",
                        "\"rs256\"",
                        "\"RS256 \"",
                        "\"RS1\"",
                        "\"ES256\"",
                        "\"EdDSA\"",
                        "null",
                        "0",
                        "[\"RS256\"]",
                        "{\"RS256\":1}")
                .flatMap(alg -> Stream.of(
                        attack("alg " + alg, a -> algorithm(a, alg)),
                        attack("alg " + alg + ", unsigned", a -> withoutSignature(algorithm(a, alg)))));
    }

    /** RFC 8725, section 2.1. */
    static Stream<Named<Function<Attacker, String>>> publicKeysAsSecrets() {
        return Stream.<Named<Function<Attacker, byte[]>>>of(
                        named("PEM", Attacker::publicPem),
                        named(
                                "PEM without its last line break",
                                a -> text(a.publicPem()).strip().getBytes(StandardCharsets.US_ASCII)),
                        named("DER", Attacker::publicDer),
                        named("JWK", a -> jwk(a).toJson().getBytes(StandardCharsets.UTF_8)),
                        named("modulus of the JWK", a -> modulus(a).getBytes(StandardCharsets.UTF_8)),
                        named("bytes of that modulus", a -> Base64.getUrlDecoder()
                                .decode(modulus(a))),
                        named("a single zero", a -> new byte[1]))
                .flatMap(secret -> Stream.of("HS256", "HS384", "HS512")
                        .map(alg -> attack(alg + " by the " + secret.getName(), a -> a.genuine()
                                .header("alg", alg)
                                .authenticated(secret.getPayload().apply(a)))));
    }

    static Stream<Named<Function<Attacker, String>>> headers() {
        return Stream.of(
                        "\"x\":1",
                        "\"crit\":[]",
                        "\"crit\":null",
                        "\"crit\":\"exp\"",
                        "\"crit\":[\"alg\"]",
                        "\"crit\":[\"b64\"],\"b64\":true",
                        "\"b64\":false",
                        "\"alg\":\"none\"",
                        "\"alg\":\"RS256\"",
                        "\"a\\u006cg\":\"RS256\"",
                        "\"typ\":\"JWT\"",
                        "\"kid\":\"a\"",
                        "\"cty\":\"JWT\"")
                .map(member -> attack("header with " + member, a -> header(a, member)));
    }

    static Stream<Named<Function<Attacker, String>>> envelopes() {
        return Stream.of(
                attack("nested, signed by us", a -> nested(a, a.token(), true)),
                attack("nested, signed by the attacker", a -> nested(a, a.token(), false)),
                attack(
                        "nested unsigned",
                        a -> nested(a, a.genuine().header("alg", "none").unsigned(), true)),
                attack(
                        "JWE by a password, two billion rounds",
                        a -> envelope(a, "\"alg\":\"PBES2-HS256+A128KW\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2147483647")),
                attack("JWE by no key", a -> envelope(a, "\"alg\":\"dir\"")),
                attack("JWE by RSA1_5", a -> envelope(a, "\"alg\":\"RSA1_5\"")),
                attack(
                        "JWE by an agreed key",
                        a -> envelope(
                                a,
                                "\"alg\":\"ECDH-ES\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}")));
    }

    /** One token has one spelling (RFC 7515, section 2; RFC 4648, section 3.5). */
    static Stream<Named<Function<Attacker, String>>> letters() {
        return Stream.of(
                attack("padded header", a -> part(a, 0, text -> text + "==")),
                attack("padded claims", a -> part(a, 1, text -> text + "=")),
                attack("padded signature", a -> part(a, 2, text -> text + "==")),
                attack(
                        "a bit in the signature's rest",
                        a -> part(a, 2, text -> text.substring(0, 341) + (char) (text.charAt(341) + 1))),
                attack(
                        "the other base64",
                        a -> part(a, 2, text -> text.replace('-', '+').replace('_', '/'))),
                attack("a foreign letter in the signature", a -> part(a, 2, text -> text.replaceFirst("^..", "$0!"))),
                attack("a tab in the signature", a -> part(a, 2, text -> text.replaceFirst("^..", "$0\t"))),
                attack("umlaut in the signature", a -> part(a, 2, text -> text.replaceFirst("^..", "$0\u00e4"))),
                attack("percent-encoded", a -> a.token().replace(".", "%2E")),
                attack("four parts", a -> a.token() + ".e30"),
                attack("empty header", a -> part(a, 0, text -> "")),
                attack("empty claims", a -> part(a, 1, text -> "")),
                attack("empty signature", a -> part(a, 2, text -> "")),
                attack("12 KB", a -> part(a, 1, text -> "A".repeat(12_288))),
                attack("scheme twice", a -> "Bearer " + a.token()),
                attack("in brackets", a -> "<" + a.token() + ">"));
    }

    static Stream<Named<Function<Attacker, String>>> otherKinds() {
        return Stream.of(
                attack("refresh token", a -> Tokens.of(TestUser.registered()).refresh()),
                attack("typ of the feed", a -> a.oursSigned(a.genuine().header("typ", "revocations+jwt"))),
                attack("typ of an event", a -> a.oursSigned(a.genuine().header("typ", "secevent+jwt"))),
                attack("typ of a logout", a -> a.oursSigned(a.genuine().header("typ", "logout+jwt"))));
    }

    static Stream<Named<Function<Attacker, String>>> times() {
        return Stream.of(
                        Map.entry("exp", "null"),
                        Map.entry("exp", "true"),
                        Map.entry("exp", "[9999999999]"),
                        Map.entry("exp", "\"9999999999\""),
                        Map.entry("exp", "0"),
                        Map.entry("exp", "-1"),
                        Map.entry("exp", "-9223372036854775808"),
                        Map.entry("exp", "9223372036854775807"),
                        Map.entry("exp", "9223372036854775808"),
                        Map.entry("exp", "9".repeat(400)),
                        Map.entry("exp", "9999999999.5"),
                        Map.entry("exp", "1e10"),
                        Map.entry("exp", "1e999"),
                        Map.entry("exp", "NaN"),
                        Map.entry("iat", "null"),
                        Map.entry("iat", "1.5"),
                        Map.entry("iat", "\"1\""),
                        Map.entry("iat", "9223372036854775807"),
                        Map.entry("nbf", "\"never\""),
                        Map.entry("nbf", "9223372036854775807"))
                .map(claim -> attack(
                        claim.getKey() + " " + shortened(claim.getValue()),
                        a -> claim(a, claim.getKey(), claim.getValue())));
    }

    static Stream<Named<Function<Attacker, String>>> members() {
        return Stream.concat(
                Stream.of(
                                Map.entry("aud", "null"),
                                Map.entry("aud", "5"),
                                Map.entry("aud", "[]"),
                                Map.entry("aud", "[null]"),
                                Map.entry("aud", "[[\"latchkey\"]]"),
                                Map.entry("aud", "{\"latchkey\":1}"),
                                Map.entry("aud", "\"LATCHKEY\""),
                                Map.entry("iss", "null"),
                                Map.entry("iss", "[\"http://login.latchkey.test\"]"),
                                Map.entry("iss", "\"HTTP://login.latchkey.test\""),
                                Map.entry("sub", "null"),
                                Map.entry("sub", "\"\""),
                                Map.entry("sub", "[\"a\"]"),
                                Map.entry("sid", "null"),
                                Map.entry("sid", "\"1-1-1-1-1\""),
                                Map.entry("sid", "{}"))
                        .map(claim -> attack(claim.toString(), a -> claim(a, claim.getKey(), claim.getValue()))),
                Stream.of("sub", "iss", "aud", "exp", "sid", "s\\u0075b")
                        .map(name -> attack(name + " twice", a -> duplicate(a, name))));
    }

    static Stream<Named<Function<Attacker, String>>> texts() {
        return Stream.of(
                attack(
                        "something after the claims",
                        a -> written(a, a.genuine().claims().encode() + "x")),
                attack("two objects", a -> written(a, a.genuine().claims().encode() + "{}")),
                attack(
                        "a byte order mark",
                        a -> written(a, "\uFEFF" + a.genuine().claims().encode())),
                attack(
                        "a list of claims",
                        a -> written(a, "[" + a.genuine().claims().encode() + "]")),
                attack("no claims", a -> written(a, "")),
                attack("null", a -> written(a, "null")));
    }

    private static Named<Function<Attacker, String>> attack(String name, Function<Attacker, String> attack) {
        return named(name, attack);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(30, text.length()));
    }

    /** The genuine header above these claims, signed by us. */
    private static String written(Attacker a, String claims) {
        return Forgery.signed(a.genuine().header().encode(), claims, a.ours().privateKey());
    }

    private static String claim(Attacker a, String name, String json) {
        return written(a, with(a.genuine().without(name).claims(), "\"" + name + "\":" + json));
    }

    private static String duplicate(Attacker a, String name) {
        Object value = a.genuine().claims().getValue(name.replace("\\u0075", "u"));
        return written(a, with(a.genuine().claims(), "\"" + name + "\":" + Json.encode(value)));
    }

    private static String header(Attacker a, String member) {
        return Forgery.signed(
                with(a.genuine().header(), member),
                a.genuine().claims().encode(),
                a.ours().privateKey());
    }

    private static String algorithm(Attacker a, String json) {
        String header = with(a.genuine().withoutHeader("alg").header(), "\"alg\":" + json);
        return Forgery.signed(header, a.genuine().claims().encode(), a.ours().privateKey());
    }

    private static String with(JsonObject object, String member) {
        String json = object.encode();
        return json.substring(0, json.length() - 1) + "," + member + "}";
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String nested(Attacker a, String inner, boolean byUs) {
        String header = with(a.genuine().header(), "\"cty\":\"JWT\"");
        return Forgery.signed(header, inner, byUs ? a.ours().privateKey() : a.own());
    }

    private static String envelope(Attacker a, String members) {
        String header = "{" + members + ",\"enc\":\"A128GCM\",\"typ\":\"JWT\",\"kid\":\""
                + a.ours().kid() + "\"}";
        return Forgery.encode(header)
                + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";
    }

    private static String part(Attacker a, int part, Function<String, String> change) {
        String[] parts = a.token().split("\\.", -1);
        parts[part] = change.apply(parts[part]);
        return String.join(".", parts);
    }

    private static JsonWebKey jwk(Attacker a) {
        return new RsaJsonWebKey(a.ours().publicKey());
    }

    private static String modulus(Attacker a) {
        return (String)
                jwk(a).toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY).get("n");
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    private void assertRefused(String token) throws IOException {
        Wire.Answer answer = me(token);
        assertEquals(401, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals("Bearer error=\"invalid_token\"", answer.header("WWW-Authenticate"));
        assertEquals("/problems/invalid-token", new JsonObject(answer.body()).getString("type"));
    }

    /** One for all tests: what is refused changes nothing. */
    private Attacker attacker() {
        if (attacker == null) {
            String token = TestUser.registered().token();
            attacker = new Attacker(Forgery.of(token), token, keys.signingKey(), "", "");
        }
        return attacker;
    }

    private Wire.Answer me(String token) throws IOException {
        return Wire.get(url.getPort(), "/me", "Authorization: Bearer " + token);
    }
}
