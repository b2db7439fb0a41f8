package dev.latchkey.user;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody with an account. Changes of different members by two requests at once do not undo each other. */
@Entity
@Table(name = "users")
@DynamicUpdate
public class User extends PanacheEntityBase {
    /** A hash that no password has: of no scheme there is. */
    private static final String NO_PASSWORD = "!";

    private static final String LOCK_ACTIVE_ADMINS =
            "select id from users where enabled and roles @> array['admin'] order by id for no key update";

    private static final String DELETE_UNPROVEN =
            """
            DELETE FROM users WHERE email_key = :key AND id <> :except AND NOT email_verified AND NOT roles @> ARRAY ['admin']
            RETURNING id""";

    private static final String INSERT_UNLESS_TAKEN =
            """
            INSERT INTO users (id, email, email_key, name, name_key, password_hash, password_version, roles, email_verified, enabled,
                created_at, updated_at)
            VALUES (audit_id(:now), :email, :emailKey, :name, :nameKey, :hash, 0, ARRAY ['user'], false, true, :now, :now)
            ON CONFLICT (email_key) DO NOTHING""";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String email;
    public @Nullable String username;
    public String name;
    public boolean emailVerified;
    public boolean enabled;
    public Instant createdAt;
    public Instant updatedAt;

    /** In PHC or modular-crypt form: it says itself how it is to be checked. */
    public String passwordHash;
    /** Counts the changes of the password; an upgrade of its hash is none. */
    public int passwordVersion;

    String emailKey;
    String nameKey;
    String[] roles;

    /** A new, enabled account with the role {@code user}. */
    public static User registered(EmailAddress address, String name, String passwordHash, Instant now) {
        User user = new User();
        user.changeEmail(address);
        user.rename(name);
        user.passwordHash = passwordHash;
        user.setRoles(EnumSet.of(Role.USER));
        user.enabled = true;
        user.createdAt = now;
        user.updatedAt = now;
        return user;
    }

    /** Fails with {@code account-disabled} unless the user may come in. */
    public void requireEnabled() {
        if (!enabled) {
            throw Problem.of(ProblemType.ACCOUNT_DISABLED);
        }
    }

    /** The user whose email address, or where there is no {@code @}, whose username this is; null if there is none. */
    static Uni<User> findByIdentifier(String identifier) {
        String key = Users.folded(identifier);
        return key.contains("@")
                ? find("emailKey", key).firstResult()
                : find("username", key).firstResult();
    }

    static Uni<User> findByEmailToChange(String address) {
        return find("emailKey", Users.folded(address))
                .<User>withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** One statement, whichever it is: no failure, after which all would be begun anew. */
    Uni<Boolean> insertUnlessTaken() {
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT_UNLESS_TAKEN)
                .setParameter("now", createdAt)
                .setParameter("email", email)
                .setParameter("emailKey", emailKey)
                .setParameter("name", name)
                .setParameter("nameKey", nameKey)
                .setParameter("hash", passwordHash)
                .executeUpdate()
                .map(inserted -> inserted > 0));
    }

    static Uni<List<UUID>> deleteUnproven(String key, UUID except) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DELETE_UNPROVEN, UUID.class)
                .setParameter("key", key)
                .setParameter("except", except)
                .getResultList());
    }

    /** The user, whose password cannot change before the transaction ends. */
    static Uni<User> findSteady(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    /** The ids of all enabled administrators, who stay so until the transaction ends. */
    static Uni<List<UUID>> lockActiveAdmins() {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK_ACTIVE_ADMINS, UUID.class)
                .getResultList());
    }

    /** Dates a change, if it has changed anything that is shown. */
    public void dateChange(UserView before, Instant now) {
        if (!UserView.of(this).equals(before)) {
            updatedAt = now;
        }
    }

    public void rename(String newName) {
        name = newName;
        nameKey = Folded.of(newName);
    }

    public void changeEmail(EmailAddress address) {
        email = address.typed();
        emailKey = address.key();
    }

    public void setUsername(@Nullable String typed) {
        username = typed == null ? null : typed.toLowerCase(Locale.ROOT);
    }

    public void changePassword(String newHash) {
        passwordHash = newHash;
        passwordVersion++;
    }

    /** Ends a password that somebody else may have chosen: there is none until a new one is set. */
    public void forgetPassword() {
        changePassword(NO_PASSWORD);
    }

    public Set<Role> roles() {
        return Role.named(roles);
    }

    public void setRoles(Collection<Role> held) {
        roles = held.stream().distinct().sorted().map(Role::toString).toArray(String[]::new);
    }

    /** Whether this is one of those who keep the administration reachable. */
    public boolean isActiveAdmin() {
        return enabled && roles().contains(Role.ADMIN);
    }
}
