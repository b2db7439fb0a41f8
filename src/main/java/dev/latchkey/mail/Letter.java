package dev.latchkey.mail;

import dev.latchkey.page.MessageKey;
import dev.latchkey.page.Moment;
import dev.latchkey.page.Palette;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a mail are filled with.
 *
 * @param site the product's name
 * @param link its one link; null where it has none
 */
record Letter(StoredMail mail, String site, Palette palette, @Nullable String link) {
    public String subject() {
        return key("mailSubject");
    }

    public String text() {
        return key("mailText");
    }

    public String button() {
        return key("mailButton");
    }

    public String unless() {
        return key("mailUnless");
    }

    /** Whoever reads the mail of a new address may have no account. */
    public String footer() {
        return mail.kind() == MailKind.EMAIL_CHANGE ? "mailFooterNewAddress" : "mailFooter";
    }

    private String key(String prefix) {
        return MessageKey.of(prefix, mail.kind().name());
    }

    /** Null where its reader may not be who chose the name. */
    public @Nullable String name() {
        return mail.isVerified() ? mail.name() : null;
    }

    /** Null where no time is told. */
    public @Nullable String time() {
        boolean tells = mail.kind() == MailKind.NEW_LOGIN || mail.kind() == MailKind.PASSWORD_CHANGED;
        return tells ? new Moment(mail.createdAt()).minute() : null;
    }

    public @Nullable String browser() {
        return mail.details().get(Mail.BROWSER);
    }

    public @Nullable String system() {
        return mail.details().get(Mail.SYSTEM);
    }

    public @Nullable String ip() {
        return mail.details().get(Mail.IP);
    }

    /** Another address, which somebody has typed, so it is told only to who is known. */
    public @Nullable String address() {
        return mail.isVerified() ? mail.details().get(Mail.ADDRESS) : null;
    }

    /** Whether there is something to be listed. */
    public boolean hasFacts() {
        return time() != null || browser() != null || ip() != null || address() != null;
    }

    /** Null where the link works for ever, since nothing in it is secret. */
    public @Nullable String until() {
        return mail.life()
                .map(life -> new Moment(mail.createdAt().plus(life)).minute())
                .orElse(null);
    }

    /** In how many whole hours the link ends; 0 where that is to be told in minutes. */
    public long hours() {
        return mail.life()
                .filter(life -> life.toMinutes() % 60 == 0)
                .map(Duration::toHours)
                .orElse(0L);
    }

    public long minutes() {
        return mail.life().map(Duration::toMinutes).orElse(0L);
    }
}
