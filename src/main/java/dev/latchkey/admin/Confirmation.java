package dev.latchkey.admin;

import dev.latchkey.page.MessageKey;
import dev.latchkey.session.SessionLine;
import dev.latchkey.user.UserView;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator is told and asked before something is done to an account.
 *
 * @param what names the messages
 * @param path where it is done when they say yes
 * @param harsh whether something is taken away
 * @param own whether it ends what they are doing right now, which they are warned of
 * @param line the session that it is about; null where it is about the account
 */
record Confirmation(UserView user, String what, String path, boolean harsh, boolean own, @Nullable SessionLine line) {

    static Confirmation of(Action action, UserView user, boolean isOneself) {
        String path = UserDetails.path(user.id()) + "/" + action.segment();
        return new Confirmation(user, action.name(), path, action.isHarsh(), isOneself && action.endsOwnVisit(), null);
    }

    static Confirmation ofEnd(SessionLine line, UserView user) {
        String path =
                UserDetails.path(user.id()) + "/sessions/" + line.session().id() + "/end";
        return new Confirmation(user, "END_SESSION", path, false, line.session().current(), line);
    }

    public String question() {
        return MessageKey.of("confirm", what);
    }

    public String effect() {
        return MessageKey.of("effect", what);
    }

    public String warning() {
        return MessageKey.of("own", what);
    }

    public String label() {
        return MessageKey.of("action", what);
    }

    /** Where to go instead. */
    public String back() {
        return UserDetails.path(user.id());
    }
}
