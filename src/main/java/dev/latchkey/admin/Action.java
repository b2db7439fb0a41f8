package dev.latchkey.admin;

import dev.latchkey.page.MessageKey;
import dev.latchkey.page.Notice;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an administrator can do to an account on its page. */
enum Action {
    DISABLE(Notice.USER_DISABLED),
    ENABLE(Notice.USER_ENABLED),
    PROMOTE(Notice.USER_PROMOTED),
    DEMOTE(Notice.USER_DEMOTED),
    SIGN_OUT(Notice.USER_SIGNED_OUT),
    DELETE(Notice.USER_DELETED);

    private final Notice done;

    Action(Notice done) {
        this.done = done;
    }

    static Optional<Action> at(String segment) {
        return Arrays.stream(values())
                .filter(action -> action.segment().equals(segment))
                .findFirst();
    }

    /** The last one of its page's path. */
    public String segment() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message that its link and its button bear. */
    public String label() {
        return MessageKey.of("action", name());
    }

    /** What the next page says of it. */
    Notice done() {
        return done;
    }

    /** Whether something is taken away by it. */
    public boolean isHarsh() {
        return this == DISABLE || this == DEMOTE || this == DELETE;
    }

    /** Whether an administrator who does it to their own account cannot go on administering. */
    boolean endsOwnVisit() {
        return this == SIGN_OUT || isHarsh();
    }

    boolean endsSessions() {
        return this == DISABLE || this == SIGN_OUT || this == DELETE;
    }
}
