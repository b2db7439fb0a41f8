package dev.latchkey.mail;

import dev.latchkey.setting.AtLeast;
import dev.latchkey.setting.AtMost;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which server takes our mail, and how much of it. */
@ConfigMapping(prefix = "latchkey.mail")
public interface MailConfig {
    /** The mail server. Mail is off where it is not set; in dev mode it is kept then, and shown at {@code /accounts/outbox}. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("587")
    @AtLeast(1)
    @AtMost(65_535)
    int port();

    /** Who logs in there; nobody if not set. */
    Optional<String> username();

    /** Their password. */
    Optional<String> password();

    /** How the connection is kept from others: by default {@code required} where somebody logs in, else {@code offered}. */
    Optional<MailTls> tls();

    /** A file with the certificate authorities, in PEM, that the server's certificate is from; those of the JDK if not set. */
    Optional<Path> trust();

    /** Whom mail is from, as {@code latchkey@example.org}. Needed where there is a server. */
    Optional<String> from();

    /** Whether users are warned of what they should know of: a new device, a changed password and their like. */
    @WithDefault("true")
    boolean warnings();

    /** How often it is looked what is to be sent. */
    @WithDefault("1s")
    @AtLeast(1000)
    Duration sendEvery();

    /** How long connecting may take. */
    @WithDefault("10s")
    @AtLeast(100)
    Duration connectLimit();

    /** How long sending one mail may take, all in all. */
    @WithDefault("30s")
    @AtLeast(200)
    Duration limit();

    /** How long it is tried to send a mail before it is given up. */
    @WithDefault("1d")
    @AtLeast(1_000)
    Duration giveUp();

    /** How long mails that were sent or given up are kept, without the token of their link. */
    @WithDefault("7d")
    @AtLeast(1_000)
    Duration keep();

    /** How many mails of one kind an address gets in an hour. */
    @WithDefault("5")
    @AtLeast(1)
    int perHour();

    /** How many mails an address gets in a day, of those that anybody can ask for, and of each kind of warning; of resets, 24 hours' worth. */
    @WithDefault("20")
    @AtLeast(1)
    int perDay();

    /** How many of those one account can cause in a day, to whatever addresses. */
    @WithDefault("30")
    @AtLeast(1)
    int perAccount();
}
