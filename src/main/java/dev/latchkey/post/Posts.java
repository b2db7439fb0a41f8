package dev.latchkey.post;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.user.Users;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading and writing posts. A viewer is null where nobody is logged in. */
@ApplicationScoped
class Posts {
    private static final int PAGE_BYTES = 256 * 1024;

    private final Users users;
    private final Clock clock;

    Posts(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Anybody may ask, and read slowly what is kept in memory meanwhile: so a page of long posts has fewer of them. */
    @WithSession
    Uni<Page<PostView>> list(@Nullable Caller viewer, PageRequest page) {
        return Post.listVisible(viewer, page).chain(found -> {
            List<UUID> shown = fitting(found).limit(page.size()).toList();
            UUID last = shown.size() < found.size() ? shown.get(shown.size() - 1) : null;
            return Post.listOf(shown).map(posts -> Page.of(stillVisible(posts, viewer), last, PostView::of));
        });
    }

    /** What was made a draft between the two readings is none of others' business. */
    private static List<Post> stillVisible(List<Post> posts, @Nullable Caller viewer) {
        return posts.stream().filter(post -> post.isVisibleTo(viewer)).toList();
    }

    /** The first, and more as long as all before them are not too long. */
    private static Stream<UUID> fitting(List<Post.Length> found) {
        AtomicInteger before = new AtomicInteger();
        return found.stream()
                .takeWhile(post -> before.getAndAdd(post.bytes()) < PAGE_BYTES)
                .map(Post.Length::id);
    }

    @WithSession
    Uni<PostView> get(UUID id, @Nullable Caller viewer) {
        return visible(id, viewer).map(PostView::of);
    }

    @WithTransaction
    Uni<PostView> add(PostRequest request, Caller author) {
        return users.getOwnSteady(author.userId())
                .chain(user -> Post.written(user, request, clock.instant()).<Post>persistAndFlush())
                .map(PostView::of);
    }

    @WithTransaction
    Uni<PostView> replace(UUID id, PostRequest request, Caller caller) {
        return changeable(id, caller)
                .invoke(post -> post.write(request, clock.instant()))
                .call(post -> post.flush())
                .map(PostView::of);
    }

    @WithTransaction
    Uni<Void> delete(UUID id, Caller caller) {
        return changeable(id, caller)
                .chain(post -> Post.delete("id", post.id))
                .invoke(Posts::requireDeleted)
                .replaceWithVoid();
    }

    /** Of several who delete it at once, it was there for one. */
    private static void requireDeleted(long deleted) {
        if (deleted == 0) {
            throw notFound();
        }
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such post.");
    }

    private static Uni<Post> visible(UUID id, @Nullable Caller viewer) {
        return Post.findWithAuthor(id).invoke(post -> {
            if (post == null || !post.isVisibleTo(viewer)) {
                throw notFound();
            }
        });
    }

    private static Uni<Post> changeable(UUID id, Caller caller) {
        return visible(id, caller).invoke(post -> {
            if (!post.mayBeChangedBy(caller)) {
                throw Problem.of(ProblemType.FORBIDDEN, "Only its author or an administrator may change a post.");
            }
        });
    }
}
