package dev.latchkey.onetime;

import dev.latchkey.password.Person;
import dev.latchkey.user.User;

/**
 * Somebody who shows a token that is good, and who has not used it yet.
 *
 * @param person whose it is, as they are called at the moment
 * @param email the address that the token is good for
 */
public record LinkHolder(Person person, String email) {
    static LinkHolder of(User user, String email) {
        return new LinkHolder(new Person(user.email, user.name, user.username), email);
    }
}
