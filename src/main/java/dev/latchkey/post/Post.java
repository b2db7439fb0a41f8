package dev.latchkey.post;

import dev.latchkey.session.Caller;
import dev.latchkey.user.User;
import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Something that a user wrote. */
@Entity
@Table(name = "posts")
public class Post extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public User author;

    public String title;
    public String content;
    public boolean published;
    public Instant createdAt;
    public Instant updatedAt;

    static Post written(User author, PostRequest request, Instant now) {
        Post post = new Post();
        post.author = author;
        post.createdAt = now;
        post.write(request, now);
        return post;
    }

    /** With its author; null if there is none. */
    static Uni<Post> findWithAuthor(UUID id) {
        return find("from Post p join fetch p.author where p.id = ?1", id).firstResult();
    }

    /**
     * How long a post is, before it is read.
     *
     * @param bytes of its content
     */
    record Length(UUID id, int bytes) {}

    /** One more than the page holds of those that the viewer may see, newest first. */
    static Uni<List<Length>> listVisible(@Nullable Caller viewer, PageRequest page) {
        return find(
                        "select p.id, octet_length(p.content) from Post p"
                                + " where p.id < ?1 and (?2 = true or p.published or p.author.id = ?3) order by p.id desc",
                        page.bound(),
                        viewer != null && viewer.isAdmin(),
                        viewer == null ? null : viewer.userId())
                .project(Length.class)
                .range(0, page.size())
                .list();
    }

    /** Those of them that are there still, newest first. */
    static Uni<List<Post>> listOf(List<UUID> ids) {
        return list("from Post p join fetch p.author where p.id in ?1 order by p.id desc", ids);
    }

    /** The author's next posts after the one with this id, oldest first. */
    static Uni<List<Post>> listWritten(UUID authorId, UUID after, int size) {
        return Post.<Post>find(
                        "from Post p join fetch p.author where p.author.id = ?1 and p.id > ?2 order by p.id",
                        authorId,
                        after)
                .range(0, size - 1)
                .list();
    }

    void write(PostRequest request, Instant now) {
        title = request.title();
        content = request.content();
        published = request.isPublished();
        updatedAt = now;
    }

    boolean isVisibleTo(@Nullable Caller viewer) {
        return published || (viewer != null && mayBeChangedBy(viewer));
    }

    boolean mayBeChangedBy(Caller caller) {
        return caller.isAdmin() || author.id.equals(caller.userId());
    }
}
