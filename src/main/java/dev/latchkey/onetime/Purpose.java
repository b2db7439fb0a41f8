package dev.latchkey.onetime;

import dev.latchkey.mail.MailKind;
import java.time.Duration;
import java.util.Locale;

/** What a token is good for, and for nothing else. Known to the database by its slug. */
public enum Purpose {
    PASSWORD_RESET(MailKind.PASSWORD_RESET),
    LOGIN_LINK(MailKind.LOGIN_LINK),
    VERIFICATION(MailKind.VERIFICATION),
    EMAIL_CHANGE(MailKind.EMAIL_CHANGE),
    /** To go back to the address before a change; ended by nothing but its use, and that of one before it. */
    EMAIL_UNDO(MailKind.EMAIL_CHANGE_ASKED);

    private final MailKind mail;

    Purpose(MailKind mail) {
        this.mail = mail;
    }

    /** The mail that brings it. */
    MailKind mail() {
        return mail;
    }

    /** Whether it is good only for the address that the account has, and not for another one. */
    boolean isOfOwnAddress() {
        return this != EMAIL_CHANGE && this != EMAIL_UNDO;
    }

    /** How long a link of this purpose is good for. */
    Duration life(OneTimeConfig config) {
        return switch (this) {
            case PASSWORD_RESET -> config.passwordReset();
            case LOGIN_LINK -> config.login();
            case VERIFICATION -> config.verification();
            case EMAIL_CHANGE -> config.emailChange();
            case EMAIL_UNDO -> config.emailUndo();
        };
    }

    /** Its lower-case name, such as {@code password-reset}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
