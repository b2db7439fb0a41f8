package dev.latchkey.login;

import dev.latchkey.session.Client;
import io.vertx.ext.web.RoutingContext;

/**
 * Somebody wants to be let in.
 *
 * @param identifier an email address or username, as typed
 * @param client where they are
 * @param context the request, which may show a device cookie
 */
record LoginAttempt(String identifier, String password, Client client, RoutingContext context) {
    /** Keeps the password, and one typed in place of the identifier, out of every log. */
    @Override
    public String toString() {
        return "LoginAttempt";
    }
}
