package dev.latchkey.session;

import dev.latchkey.mail.Mail;
import dev.latchkey.mail.MailKind;
import dev.latchkey.web.IpAddress;
import dev.latchkey.web.Network;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a session that its owner may be warned of.
 *
 * @param userAgents of the owner's other sessions
 */
record SessionNotice(
        UUID id,
        MailKind what,
        OffsetDateTime at,
        UUID userId,
        UUID sessionId,
        @Nullable String userAgent,
        @Nullable String ip,
        String email,
        String name,
        List<String> userAgents) {

    static SessionNotice of(Row row) {
        return new SessionNotice(
                row.getUUID("id"),
                MailKind.withSlug(row.getString("what")).orElseThrow(),
                row.getOffsetDateTime("at"),
                row.getUUID("user_id"),
                row.getUUID("session_id"),
                row.getString("user_agent"),
                row.getString("ip"),
                row.getString("email"),
                row.getString("name"),
                Arrays.asList(row.getArrayOfStrings("user_agents")));
    }

    /** As {@code known_networks} has it; empty where the connection had no address. */
    String network() {
        return Optional.ofNullable(ip)
                .flatMap(IpAddress::parse)
                .map(Network::around)
                .map(Network::toString)
                .orElse("");
    }

    Mail mail(Device device) {
        Map<String, String> details = new HashMap<>();
        details.put(Mail.BROWSER, device.browser());
        details.put(Mail.SYSTEM, device.system());
        details.put(Mail.IP, what == MailKind.NEW_LOGIN ? ip : null);
        details.values().removeIf(Objects::isNull);
        return new Mail(what, userId, email, name, Mail.LAST_USED, null, details);
    }
}
