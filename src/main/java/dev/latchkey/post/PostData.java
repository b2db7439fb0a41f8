package dev.latchkey.post;

import dev.latchkey.user.PersonalData;
import dev.latchkey.web.Slices;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What a user has written, drafts too. */
@ApplicationScoped
class PostData implements PersonalData {
    @Override
    public String member() {
        return "posts";
    }

    @Override
    public Multi<List<PostView>> of(UUID userId) {
        return Slices.of(after -> read(userId, after), PostView::id);
    }

    @WithSession
    Uni<List<PostView>> read(UUID authorId, UUID after) {
        return Post.listWritten(authorId, after, Slices.SIZE)
                .map(found -> found.stream().map(PostView::of).toList());
    }
}
