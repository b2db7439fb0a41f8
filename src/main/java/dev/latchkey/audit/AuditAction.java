package dev.latchkey.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is noted. Known to clients and the database by its slug, which never changes. */
public enum AuditAction {
    REGISTERED,
    /** Written by a trigger on {@code sessions}. */
    LOGGED_IN,
    LOGIN_REFUSED,
    LOGGED_OUT,
    /** One session, by its owner elsewhere or by an administrator. */
    SESSION_ENDED,
    /** All sessions of a user, or all but one. */
    SESSIONS_ENDED,
    /** A refresh token was used again, and its session has ended. */
    REFRESH_REUSED,
    /** Somebody who had a token ended its session. */
    TOKEN_REVOKED,
    PASSWORD_CHANGED,
    /** The current password, asked for again, was wrong. */
    PASSWORD_REFUSED,
    /** Somebody asked for a link to set a new password, and it was an account's address. */
    PASSWORD_RESET_ASKED,
    /** A new password was set by a mailed link. */
    PASSWORD_RESET,
    /** Somebody asked for a link to log in by, and it was an account's address. */
    LOGIN_LINK_ASKED,
    /** A mailed link was used to log in. */
    LOGIN_LINK_USED,
    /** The owner of an address has followed the link that was mailed there. */
    EMAIL_VERIFIED,
    /** The owner of an address has followed it to say that they did not sign up: the account is deleted. */
    SIGN_UP_REJECTED,
    EMAIL_CHANGE_ASKED,
    /** Who asked wants it no more: the link that was mailed to the new address is good no more. */
    EMAIL_CHANGE_WITHDRAWN,
    EMAIL_CHANGED,
    /** The old address is the account's again, or the new one never becomes it. */
    EMAIL_CHANGE_UNDONE,
    PROFILE_CHANGED,
    ACCOUNT_DELETED,
    DATA_EXPORTED,
    /** An administrator looked at somebody else. */
    USER_READ,
    USER_CHANGED,
    USER_DELETED,
    FIRST_ADMIN_MADE,
    /** The next signing key was published. */
    KEY_PUBLISHED,
    /** A signing key was deleted, with all that it signed. */
    KEY_REVOKED,
    AUDIT_READ,
    /** Retention has removed the oldest events. */
    AUDIT_PURGED,
    /** There was no chain, but events: somebody has removed it, or older nodes have written them while this one was installed. */
    CHAIN_BEGUN;

    /** The action of that slug, if there is one. */
    public static Optional<AuditAction> withSlug(String slug) {
        return Arrays.stream(values())
                .filter(action -> action.slug().equals(slug))
                .findFirst();
    }

    /** Its lower-case name, such as {@code logged-in}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
