import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Verifies Latchkey's access tokens by its public keys, and refuses those that it has revoked since, about a second after.
 * Needs Java 17 and jose4j; copy it and make it yours. May be used by any number of threads.
 *
 * <pre>
 * LatchkeyVerifier verifier = LatchkeyVerifier.start("https://login.example.org", "latchkey", WhenStale.REFUSE);
 * JwtClaims claims = verifier.verify(token); // throws where the token is not to be accepted
 * </pre>
 *
 * As a program, {@code java -cp jose4j.jar:slf4j-api.jar LatchkeyVerifier.java ISSUER AUDIENCE} reads tokens, one a line, and
 * says of each "ok SUB" or "no REASON".
 */
public final class LatchkeyVerifier implements AutoCloseable {
    /** After so long without an answer of the feed, it counts as stale; until the first one, it does as well. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    /** How long an answer of the feed may take where nothing happens, 30 seconds at most: three have to be missing. */
    private static final Duration WAIT = STALE_AFTER.dividedBy(3);

    /** Starting anew forgets what concerns no live token any more. */
    private static final Duration REREAD = Duration.ofMinutes(10);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Who is told nothing new so soon was not let wait: asking again at once would go on all the time. */
    private static final Duration EARLY = RETRY.dividedBy(2);

    /** What is done with a token that the keys verify, while the feed is stale. */
    public enum WhenStale {
        /** What was revoked stays out; but without Latchkey, nobody gets in. */
        REFUSE,
        /** Everybody stays in; but what is revoked meanwhile is accepted until it expires. */
        ACCEPT
    }

    /** Why a token that the keys verify is not accepted. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch firstContact = new CountDownLatch(1);
    private final WhenStale whenStale;
    private final URI feed;
    private final JwtConsumer tokens;
    private final JwtConsumer answers;
    private final Thread follower = new Thread(this::follow, "latchkey-revocations");

    private volatile Revoked revoked = new Revoked();
    private volatile long lastContact = System.nanoTime() - STALE_AFTER.toNanos();

    private LatchkeyVerifier(Map<String, Object> discovered, String audience, WhenStale whenStale) {
        this.whenStale = whenStale;
        feed = URI.create((String) discovered.get("revocations_uri"));
        var keys = new HttpsJwksVerificationKeyResolver(new HttpsJwks((String) discovered.get("jwks_uri")));
        String issuer = (String) discovered.get("issuer");
        tokens = signedBy(keys, issuer)
                .setExpectedType(true, "JWT")
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .build();
        answers = signedBy(keys, issuer)
                .setExpectedType(true, "revocations+jwt")
                .setSkipDefaultAudienceValidation()
                .setIssuedAtRestrictions(60, 120) // seconds, into the future and into the past
                .build();
    }

    private static JwtConsumerBuilder signedBy(HttpsJwksVerificationKeyResolver keys, String issuer) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(issuer);
    }

    /** Reads where the keys and the feed are, and begins to follow it; waits 5 seconds at most for its first answer. */
    public static LatchkeyVerifier start(String issuer, String audience, WhenStale whenStale)
            throws IOException, InterruptedException, JoseException {
        URI metadata = URI.create(issuer + "/.well-known/oauth-authorization-server");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metadata).timeout(RETRY.multipliedBy(5)).build(), BodyHandlers.ofString())
                .body();
        Map<String, Object> discovered = JsonUtil.parseJson(answer);
        if (!issuer.equals(discovered.get("issuer"))) {
            throw new IOException("another issuer: " + discovered.get("issuer"));
        }
        LatchkeyVerifier verifier = new LatchkeyVerifier(discovered, audience, whenStale);
        verifier.follower.setDaemon(true);
        verifier.follower.start();
        verifier.firstContact.await(5, TimeUnit.SECONDS);
        return verifier;
    }

    @Override
    public void close() {
        follower.interrupt();
    }

    /** The claims of a token that is to be accepted now. */
    public JwtClaims verify(String token) throws InvalidJwtException, MalformedClaimException, Refused {
        JwtContext verified = tokens.process(token);
        String reason = revoked.reason(kid(verified), verified.getJwtClaims());
        if (reason != null) {
            throw new Refused(reason);
        }
        boolean stale = System.nanoTime() - lastContact > STALE_AFTER.toNanos();
        if (stale && whenStale == WhenStale.REFUSE) {
            throw new Refused("stale");
        }
        return verified.getJwtClaims();
    }

    private static String kid(JwtContext verified) {
        return verified.getJoseObjects().get(0).getKeyIdHeaderValue();
    }

    private void follow() {
        Revoked reading = new Revoked();
        long began = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (System.nanoTime() - began > REREAD.toNanos()) {
                    reading = new Revoked();
                    began = System.nanoTime();
                }
                String cursor = reading.cursor;
                long asked = System.nanoTime();
                JwtClaims page = read(cursor);
                reading.add(page);
                if (!page.hasClaim("more")) {
                    revoked = reading;
                    lastContact = System.nanoTime();
                    firstContact.countDown();
                }
                if (reading.cursor.equals(cursor) && System.nanoTime() - asked < EARLY.toNanos()) {
                    pause();
                }
            } catch (InterruptedException closed) {
                return;
            } catch (IOException | InvalidJwtException | RuntimeException e) {
                System.err.println("The feed of revocations cannot be followed: " + e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private JwtClaims read(String cursor) throws IOException, InterruptedException, InvalidJwtException {
        String query = cursor == null ? "" : "?after=" + cursor + "&wait=" + WAIT.toSeconds();
        HttpRequest request = HttpRequest.newBuilder(URI.create(feed + query))
                .timeout(WAIT.plusSeconds(5))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("it answers " + answer.statusCode());
        }
        JwtContext verified = answers.process(answer.body());
        if (revoked.kids.contains(kid(verified))) {
            throw new IOException("it is signed by a key that has ended");
        }
        return verified.getJwtClaims();
    }

    /** What the feed has said. Only ever grows, so it may be asked while more is added. */
    private static final class Revoked {
        private final Set<String> sids = ConcurrentHashMap.newKeySet();
        private final Set<String> kids = ConcurrentHashMap.newKeySet();

        /** From the user to a time: tokens that were issued before it count no more. */
        private final Map<String, Long> users = new ConcurrentHashMap<>();

        /** From the session to a time: the same, since what its user may do has changed. A refresh gives a token that says so. */
        private final Map<String, Long> changed = new ConcurrentHashMap<>();

        /** What to ask for next; null for the first time. */
        private volatile String cursor;

        @SuppressWarnings("unchecked")
        void add(JwtClaims page) {
            sids.addAll((List<String>) page.getClaimValue("sids"));
            kids.addAll((List<String>) page.getClaimValue("kids"));
            addTimes(users, page.getClaimValue("users"), "sub");
            addTimes(changed, page.getClaimValue("changed"), "sid");
            cursor = (String) page.getClaimValue("next");
        }

        @SuppressWarnings("unchecked")
        private static void addTimes(Map<String, Long> times, Object entries, String name) {
            for (Map<String, Object> entry : (List<Map<String, Object>>) entries) {
                times.put((String) entry.get(name), ((Number) entry.get("at")).longValue());
            }
        }

        String reason(String kid, JwtClaims claims) throws MalformedClaimException {
            String session = claims.getStringClaimValue("sid");
            long issuedAt = claims.getIssuedAt().getValue();
            if (session == null) {
                return "no-session";
            } else if (kids.contains(kid)) {
                return "key-ended";
            } else if (sids.contains(session)) {
                return "session-ended";
            } else if (issuedAt < users.getOrDefault(claims.getSubject(), 0L)) {
                return "user-ended";
            }
            return issuedAt < changed.getOrDefault(session, 0L) ? "session-changed" : null;
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (LatchkeyVerifier verifier = start(arguments[0], arguments[1], WhenStale.REFUSE)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
            for (String token = lines.readLine(); token != null; token = lines.readLine()) {
                System.out.println(verifier.verdict(token));
            }
        }
    }

    private String verdict(String token) {
        try {
            return "ok " + verify(token).getSubject();
        } catch (Refused refusal) {
            return "no " + refusal.getMessage();
        } catch (InvalidJwtException | MalformedClaimException invalid) {
            return "no invalid";
        }
    }
}
