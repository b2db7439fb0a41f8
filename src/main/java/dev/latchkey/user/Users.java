package dev.latchkey.user;

import dev.latchkey.database.PlainSql;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All users. */
@ApplicationScoped
public class Users {
    private static final String BY_EMAIL = "SELECT " + Credentials.MEMBERS + " FROM users WHERE email_key = $1";
    private static final String BY_USERNAME = "SELECT " + Credentials.MEMBERS + " FROM users WHERE username = $1";
    private static final String OWN = "SELECT " + UserView.MEMBERS + " FROM users WHERE id = $1";
    private static final String UPGRADE = "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2";

    private final PlainSql database;

    Users(PlainSql database) {
        this.database = database;
    }

    /** The user with this email address or username, in whatever letter case; null if there is none. */
    @WithSession
    public Uni<@Nullable User> find(String identifier) {
        return User.findByIdentifier(identifier);
    }

    /** The credentials of the same user, without an entity: every login asks, and most of those that are under attack. */
    public Uni<@Nullable Credentials> credentials(String identifier) {
        String key = folded(identifier);
        return database.run(key.contains("@") ? BY_EMAIL : BY_USERNAME, Tuple.of(key))
                .map(rows -> rows.rowCount() == 0
                        ? null
                        : Credentials.of(rows.iterator().next()));
    }

    /** The same text for identifiers that {@link #find} takes for the same. */
    public static String folded(String identifier) {
        return Folded.of(identifier.strip());
    }

    /** The user with this id, or a 404. */
    @WithSession
    public Uni<User> get(UUID id) {
        return User.<User>findById(id).onItem().ifNull().failWith(Users::notFound);
    }

    /** The caller's own account. Here and below, a 401 where it was deleted since the caller was let through. */
    @WithSession
    public Uni<User> getOwn(UUID id) {
        return User.<User>findById(id).onItem().ifNull().failWith(Users::gone);
    }

    /** The caller's own account as it is shown, without an entity: what clients ask first. */
    public Uni<UserView> viewOwn(UUID id) {
        return database.run(OWN, Tuple.of(id)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw gone();
            }
            return UserView.of(rows.iterator().next());
        });
    }

    /** The caller's own account, which is not deleted before the transaction ends. */
    @WithTransaction
    public Uni<User> getOwnSteady(UUID id) {
        return User.findSteady(id).onItem().ifNull().failWith(Users::gone);
    }

    /** The caller's own account, which nobody else changes before the transaction ends. */
    @WithTransaction
    public Uni<User> getOwnToChange(UUID id) {
        return User.<User>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(Users::gone);
    }

    /** The user with this email address, whom nobody else changes before the transaction ends; null if there is none. */
    @WithTransaction
    public Uni<@Nullable User> findByEmailToChange(String address) {
        return User.findByEmailToChange(address);
    }

    /** The user with this id, whom nobody else changes before the transaction ends; null if there is none. */
    @WithTransaction
    public Uni<@Nullable User> findToChange(UUID id) {
        return User.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The user with this id, whom nobody else changes before the transaction ends, or a 404. */
    @WithTransaction
    public Uni<User> getToChange(UUID id) {
        return User.<User>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(Users::notFound);
    }

    /** Those whose email, username or name starts with the query, newest first. */
    @WithSession
    public Uni<Page<UserView>> list(@Nullable String query, PageRequest request) {
        return UserSearch.run(query, request).map(found -> Page.of(found, request, user -> user.id, UserView::of));
    }

    /** Writes a new or changed user; a 409 where its email or username is another's. */
    @WithTransaction
    public Uni<User> save(User user) {
        return user.<User>persistAndFlush().onFailure().transform(Taken::asProblem);
    }

    /** Writes a new user who has no username, and answers whether: false where the email is another's, after nearly the same work. */
    @WithTransaction
    public Uni<Boolean> saveUnlessTaken(User user) {
        return user.insertUnlessTaken();
    }

    /** Deletes the user with all that belongs to it; a 404 where there is none. */
    @WithTransaction
    public Uni<Void> delete(UUID id) {
        return User.delete("id", id).invoke(Users::requireFound).replaceWithVoid();
    }

    /**
     * Deletes another account that has this address and has not proven it, with all that belongs to it; not an administrator's.
     *
     * @return its id; none where nobody else has the address, or somebody does for good
     */
    @WithTransaction
    public Uni<List<UUID>> deleteUnproven(EmailAddress address, UUID except) {
        return User.deleteUnproven(address.key(), except);
    }

    /** Puts a hash of the configured scheme in place of the old one of the same password, unless that has changed since. */
    public Uni<Void> upgradeHash(Credentials old, String upgraded) {
        return database.run(UPGRADE, Tuple.of(old.userId(), old.passwordHash(), upgraded))
                .replaceWithVoid();
    }

    /**
     * Fails with a 409 if this user is the last who can administer; otherwise somebody else can until the transaction ends.
     * The locks are taken in the order of ids, so two administrators who remove each other wait instead of deadlocking, and
     * whatever else a transaction locks, it locks after these.
     */
    @WithTransaction
    public Uni<Void> requireAdminOtherThan(UUID id) {
        return User.lockActiveAdmins()
                .invoke(admins -> requireNotOnly(id, admins))
                .replaceWithVoid();
    }

    private static void requireFound(long count) {
        if (count == 0) {
            throw notFound();
        }
    }

    private static Problem gone() {
        return Problem.of(ProblemType.INVALID_TOKEN);
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such user.");
    }

    private static void requireNotOnly(UUID id, List<UUID> admins) {
        if (admins.equals(List.of(id))) {
            throw Problem.of(ProblemType.LAST_ADMIN);
        }
    }
}
