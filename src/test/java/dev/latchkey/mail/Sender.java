package dev.latchkey.mail;

import dev.latchkey.testing.TestUser;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Somebody to whom there is something to be mailed. */
record Sender(UUID id, String email, Outbox outbox, MailRounds rounds) {
    static final String SECRET_TOKEN = "the-token-0f-a-mail-that-n0body-may-log";

    /** A user who gets no mail but what a test puts. */
    static Sender of(TestUser user, Outbox outbox, MailRounds rounds) {
        return new Sender(UUID.fromString(user.id()), user.email(), outbox, rounds);
    }

    Mail mail(MailKind kind, Locale language) {
        String token = kind == MailKind.ACCOUNT_DISABLED ? null : SECRET_TOKEN;
        return new Mail(kind, id, email, "Ada Lovelace", language, token, Map.of(Mail.LIFE, "PT48H"));
    }

    /** Puts one, and answers the id of its row. */
    UUID put(MailKind kind) {
        MailRounds.wait(() -> outbox.put(mail(kind, Locale.ENGLISH)));
        return rounds.query(
                        "SELECT id FROM mails WHERE user_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1",
                        id,
                        kind.slug())
                .get(0)
                .getUUID("id");
    }

    Row row(UUID mailId) {
        return rounds.query("SELECT * FROM mails WHERE id = $1", mailId).get(0);
    }

    String state(UUID mailId) {
        return row(mailId).getString("state");
    }
}
