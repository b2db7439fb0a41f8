package dev.latchkey.mail;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A mail as the outbox keeps it.
 *
 * @param isVerified whether its address is the user's, and verified
 * @param attempts how often it was tried to send it, the one that is being made among them
 */
record StoredMail(
        UUID id,
        MailKind kind,
        String recipient,
        String name,
        Locale language,
        Optional<SealedToken> token,
        Map<String, String> details,
        Instant createdAt,
        int attempts,
        boolean isVerified) {
    /** What a statement has to answer, of {@code mails m} and {@code users u}. */
    static final String COLUMNS =
            """
            m.id, m.kind, m.recipient, m.name, m.language, m.sealed_token, m.sealed_under, m.details, m.created_at, m.attempts,
            u.email_verified AND u.email = m.recipient AS verified""";

    static StoredMail of(Row row) {
        return new StoredMail(
                row.getUUID("id"),
                MailKind.withSlug(row.getString("kind")).orElseThrow(),
                row.getString("recipient"),
                row.getString("name"),
                Locale.forLanguageTag(row.getString("language")),
                Optional.ofNullable(row.getBuffer("sealed_token"))
                        .map(bytes -> new SealedToken(bytes.getDelegate(), row.getString("sealed_under"))),
                details((JsonObject) row.getValue("details")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("attempts"),
                row.getBoolean("verified"));
    }

    /** How long its link works; empty where it works for ever, since nothing in it is secret. */
    Optional<Duration> life() {
        return token.map(unused -> details.get(Mail.LIFE)).map(Duration::parse);
    }

    /** Whether its link works no more. */
    boolean isExpired(Instant now) {
        return life().filter(life -> !now.isBefore(createdAt.plus(life))).isPresent();
    }

    private static Map<String, String> details(JsonObject json) {
        return json.stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}
