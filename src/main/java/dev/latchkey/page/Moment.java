package dev.latchkey.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as pages and mails write it: in UTC, in the order of ISO 8601, which is read the same way in all languages. */
public record Moment(Instant instant) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    /** Such as {@code 2026-01-31}. */
    public String day() {
        return inUtc().toLocalDate().toString();
    }

    /** Such as {@code 2026-01-31 23:59 UTC}. */
    public String minute() {
        return MINUTE.format(inUtc());
    }

    private OffsetDateTime inUtc() {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
