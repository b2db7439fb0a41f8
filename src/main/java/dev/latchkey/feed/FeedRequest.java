package dev.latchkey.feed;

import dev.latchkey.problem.Problem;
import jakarta.ws.rs.DefaultValue;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a follower asks of the feed: a {@code @BeanParam}. What cannot be understood is a 400 that names the parameter.
 *
 * @param after how far the follower has got, as it wrote it; null for the first time
 * @param seconds how long it would wait for news, 0 to 30, as it wrote it
 * @param ifNoneMatch the tags of the answers that it has
 */
record FeedRequest(
        @RestQuery
                @Parameter(
                        description = "The `next` of the answer before; left out for the first.",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 64))
                @Nullable
                String after,
        @RestQuery("wait")
                @DefaultValue("0")
                @Parameter(
                        name = "wait",
                        description = "How many seconds to wait for news, where there is none yet.",
                        schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "30", defaultValue = "0"))
                String seconds,
        @RestHeader("If-None-Match")
                @Parameter(description = "The `ETag` of an answer that the follower has.")
                @Nullable
                String ifNoneMatch) {
    private static final int LONGEST_SECONDS = 30;
    private static final Pattern TAG = Pattern.compile("\"([\\w-]*)\\.([\\w-]+)\"");

    /** Refuses what {@link #position()} and {@link #limit()} could not read. */
    FeedRequest {
        if (after != null && Position.parse(after).isEmpty()) {
            throw Problem.invalid("after", "must be the `next` of an earlier answer");
        }
        if (!seconds.matches("[0-9]{1,2}") || Integer.parseInt(seconds) > LONGEST_SECONDS) {
            throw Problem.invalid("wait", "must be a number of seconds from 0 to " + LONGEST_SECONDS);
        }
    }

    /** How far the follower has got; empty for the first time. */
    Optional<Long> position() {
        return Optional.ofNullable(after).flatMap(Position::parse).map(Position::number);
    }

    /** How far the follower would be with the answer that it has. */
    Optional<Long> known() {
        Matcher tags = TAG.matcher(ifNoneMatch == null ? "" : ifNoneMatch);
        while (tags.find()) {
            if (tags.group(1).equals(after == null ? "" : after)) {
                return Position.parse(tags.group(2)).map(Position::number);
            }
        }
        return position();
    }

    /** Whether the follower has the answer with this tag, written as weak or not (RFC 9110, section 13.1.2). */
    boolean has(String tag) {
        return ifNoneMatch != null && ifNoneMatch.contains(tag.replaceFirst("^W/", ""));
    }

    Duration limit() {
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
