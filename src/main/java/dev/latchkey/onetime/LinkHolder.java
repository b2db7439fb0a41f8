package dev.latchkey.onetime;

import dev.latchkey.page.Moment;
import dev.latchkey.password.Person;
import dev.latchkey.user.User;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who shows a token that is good, and who has not used it yet.
 *
 * @param userId whose it is
 * @param person the same, as they are called at the moment
 * @param email the address that the token is good for
 * @param since when their account was made
 */
public record LinkHolder(UUID userId, Person person, String email, Instant since) {
    /** When their account was made, as people are told. */
    public String minute() {
        return new Moment(since).minute();
    }

    static LinkHolder of(User user, String email) {
        return new LinkHolder(user.id, new Person(user.email, user.name, user.username), email, user.createdAt);
    }
}
