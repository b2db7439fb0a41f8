package dev.latchkey.post;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A post as the API shows one. */
@Schema(name = "Post")
record PostView(
        UUID id,
        @Schema(examples = "Notes on the engine") String title,
        @Schema(examples = "It weaves algebraic patterns.") String content,
        boolean published,
        Author author,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "Author")
    record Author(UUID id, @Schema(examples = "Ada Lovelace") String name) {}

    static PostView of(Post post) {
        return new PostView(
                post.id,
                post.title,
                post.content,
                post.published,
                new Author(post.author.id, post.author.name),
                post.createdAt,
                post.updatedAt);
    }
}
