package dev.latchkey.feed;

import org.jspecify.annotations.Nullable;

/**
 * What the feed answers.
 *
 * @param tag the {@code ETag}
 * @param jwt a signed JWT; null where the follower has it already
 */
record FeedAnswer(String tag, @Nullable String jwt) {
    FeedAnswer lessWhat(FeedRequest request) {
        return request.has(tag) ? new FeedAnswer(tag, null) : this;
    }
}
