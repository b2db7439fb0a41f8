package dev.latchkey.oauth2;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.token.IntrospectionConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The one service, beside administrators, that may ask about tokens: known by an id and a secret (HTTP Basic). */
@ApplicationScoped
class ResourceServer {
    private static final int MIN_LENGTH = 32;
    private static final String SCHEME = "Basic ";

    private final IntrospectionConfig config;

    ResourceServer(IntrospectionConfig config) {
        this.config = config;
    }

    /** Before anything else has begun, which would have its say about the end. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (config.clientSecret().filter(secret -> secret.length() < MIN_LENGTH).isPresent()) {
            throw new CannotStart("latchkey.introspection.client-secret is shorter than " + MIN_LENGTH
                    + " characters. Make one: openssl rand -base64 32");
        }
    }

    /** Whether there is one at all. */
    boolean isConfigured() {
        return config.clientSecret().isPresent();
    }

    /** Whether this is its {@code Authorization}. Some clients encode id and secret first, as RFC 6749, section 2.3.1, has it. */
    boolean isSpeaking(@Nullable String authorization) {
        if (!isConfigured()
                || authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String sent = new String(bytes, StandardCharsets.UTF_8);
            return isRight(sent) || isRight(URLDecoder.decode(sent, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Hashes have one length, so that the time of the comparison tells nothing. */
    private boolean isRight(String sent) {
        String right = config.clientId() + ":" + config.clientSecret().orElseThrow();
        return MessageDigest.isEqual(hash(sent), hash(right));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
