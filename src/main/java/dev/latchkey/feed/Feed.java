package dev.latchkey.feed;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.revocation.Newest;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.web.CallersContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Tells services elsewhere what was revoked. They are told nothing, rather than that nothing happened, while this node
 * cannot know.
 */
@ApplicationScoped
class Feed {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Revocations revocations;
    private final Newest newest;
    private final FeedPages pages;

    Feed(Revocations revocations, Newest newest, FeedPages pages) {
        this.revocations = revocations;
        this.newest = newest;
        this.pages = pages;
    }

    /** At once where there is news, else when there is, or when the time is up. Fails with {@code unavailable}. */
    Uni<FeedAnswer> answer(FeedRequest request) {
        return makeSure(request)
                .chain(() -> waitFor(request))
                .chain(() -> makeSure(request))
                .chain(() -> read(request))
                .map(answer -> answer.lessWhat(request))
                .emitOn(CallersContext.now());
    }

    /** Who is ahead of this node has asked another one, unless the database was restored. */
    private Uni<Void> makeSure(FeedRequest request) {
        return revocations.areKnown() && !isAhead(request)
                ? Uni.createFrom().voidItem()
                : revocations.look().onFailure().transform(unknown -> unavailable());
    }

    private boolean isAhead(FeedRequest request) {
        return request.known().filter(known -> known > newest.position()).isPresent();
    }

    private static Problem unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE).retryAfter(SOON);
    }

    private Uni<Void> waitFor(FeedRequest request) {
        return request.known()
                .filter(known -> known == newest.position() && !request.limit().isZero())
                .map(known -> newest.otherThan(known, request.limit()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<FeedAnswer> read(FeedRequest request) {
        long to = newest.position();
        FeedRange range =
                new FeedRange(request.position().filter(after -> after <= to).orElse(null), to);
        return request.has(range.tag()) ? Uni.createFrom().item(new FeedAnswer(range.tag(), null)) : pages.of(range);
    }
}
