package dev.latchkey.onetime;

import dev.latchkey.mail.Mail;
import dev.latchkey.mail.Outbox;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Mails links. Whom they reach is whoever reads the mail of an address in the database, never of one that somebody typed. In the
 * transaction that is open, the user is locked before their tokens and mails are: whoever changes them takes the same order.
 */
@ApplicationScoped
public class Links {
    private final Users users;
    private final OneTimeTokens tokens;
    private final Outbox outbox;
    private final OneTimeConfig config;

    Links(Users users, OneTimeTokens tokens, Outbox outbox, OneTimeConfig config) {
        this.users = users;
        this.tokens = tokens;
        this.outbox = outbox;
        this.config = config;
    }

    /** Mails a link for this to the address of the user, if they are there. */
    @WithTransaction
    public Uni<Boolean> mail(UUID userId, Purpose purpose, Locale language) {
        return users.findToChange(userId)
                .chain(user -> user == null
                        ? Uni.createFrom().item(false)
                        : mail(user, purpose, user.email, language, Map.of()));
    }

    /**
     * To a new address of the user, whom the open transaction has locked: whether it is theirs. Where that is not mailed, since
     * it would be too much, the token is put nevertheless: nothing that the user sees differs, for whom the address may be
     * another's.
     */
    @WithTransaction
    public Uni<Void> askNewAddress(User locked, String email, Locale language) {
        LinkToken token = LinkToken.random();
        return offer(token, locked, Purpose.EMAIL_CHANGE, email, language, Map.of())
                .chain(written -> put(token, locked, Purpose.EMAIL_CHANGE, email));
    }

    /** To the old address of the user, whom the open transaction has locked: that there may be a new one. */
    @WithTransaction
    public Uni<Boolean> warnOldAddress(User locked, String newEmail, Locale language) {
        return mail(locked, Purpose.EMAIL_UNDO, locked.email, language, Map.of(Mail.ADDRESS, newEmail));
    }

    /** What would be too much is not mailed, and the link that was mailed before stays good: a flood of requests ends none. */
    private Uni<Boolean> mail(User user, Purpose purpose, String email, Locale language, Map<String, String> details) {
        LinkToken token = LinkToken.random();
        return offer(token, user, purpose, email, language, details)
                .call(written -> written
                        ? put(token, user, purpose, email)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> offer(
            LinkToken token, User user, Purpose purpose, String email, Locale language, Map<String, String> details) {
        Map<String, String> said = new HashMap<>(details);
        said.put(Mail.LIFE, purpose.life(config).toString());
        return outbox.offer(new Mail(purpose.mail(), user.id, email, user.name, language, token.text(), said));
    }

    private Uni<Void> put(LinkToken token, User user, Purpose purpose, String email) {
        return tokens.put(OneTimeToken.of(token, purpose, user.id, email), purpose);
    }
}
