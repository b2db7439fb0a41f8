package dev.latchkey.audit;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.IpAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which events are wanted: a {@code @BeanParam}. What cannot be understood is a 400 that names the parameter. */
public record AuditFilter(
        @RestQuery
                @Parameter(
                        description = "Only what this user did or what concerned them.",
                        schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                @Nullable
                String user,
        @RestQuery
                @Parameter(
                        description = "Only this action.",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 40, examples = "logged-in"))
                @Nullable
                String action,
        @RestQuery
                @Parameter(
                        description = "Only what came to this: `success`, or the last part of a problem's `type`.",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 40, examples = "invalid-credentials"))
                @Nullable
                String outcome,
        @RestQuery
                @Parameter(
                        description = "Only what came from this address.",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 45, examples = "192.0.2.7"))
                @Nullable
                String ip,
        @RestQuery
                @Parameter(
                        description = "Only what was then or later (RFC 3339).",
                        schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                @Nullable
                String since,
        @RestQuery
                @Parameter(
                        description = "Only what was before (RFC 3339).",
                        schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                @Nullable
                String until) {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Refuses what could not be looked for. */
    public AuditFilter {
        require("user", user, AuditFilter::uuid, "must be the id of a user");
        require("action", action, AuditAction::withSlug, "must be an action that is noted");
        require("outcome", outcome, AuditFilter::known, "must be `success` or the name of a problem");
        require("ip", ip, IpAddress::parse, "must be an IP address");
        require("since", since, AuditFilter::instant, "must be a time as RFC 3339 writes it");
        require("until", until, AuditFilter::instant, "must be a time as RFC 3339 writes it");
    }

    private static void require(
            String name, @Nullable String text, Function<String, Optional<?>> read, String objection) {
        if (text != null && read.apply(text).isEmpty()) {
            throw Problem.invalid(name, objection);
        }
    }

    @Nullable
    UUID userId() {
        return user == null ? null : UUID.fromString(user);
    }

    @Nullable
    String address() {
        return ip == null ? null : IpAddress.parse(ip).orElseThrow().toString();
    }

    @Nullable
    Instant begin() {
        return since == null ? null : instant(since).orElseThrow();
    }

    @Nullable
    Instant end() {
        return until == null ? null : instant(until).orElseThrow();
    }

    private static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Optional<String> known(String text) {
        return text.equals(AuditEvent.SUCCESS)
                ? Optional.of(text)
                : ProblemType.withSlug(text).map(ProblemType::slug);
    }

    /** Of the years that a UUIDv7 has. */
    private static Optional<Instant> instant(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant(); // no longer than 35 characters
            return time.isBefore(Instant.EPOCH) || !time.isBefore(END) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
