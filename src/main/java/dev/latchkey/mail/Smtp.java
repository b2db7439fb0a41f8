package dev.latchkey.mail;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.MailDomain;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;

/** The way to the mail server. */
@ApplicationScoped
class Smtp {
    private static final Pattern FROM = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");

    /** The client would try the password as a token of OAuth 2 first. */
    private static final String METHODS = "PLAIN LOGIN";

    private final MailConfig config;
    private final LinkConfig links;
    private final Vertx vertx;

    Smtp(MailConfig config, LinkConfig links, Vertx vertx) {
        this.config = config;
        this.links = links;
        this.vertx = vertx;
    }

    /** Fails with {@link CannotStart} where what is configured is not enough to send mail. */
    void requireComplete() {
        if (config.from().filter(from -> FROM.matcher(from).matches()).isEmpty()) {
            throw new CannotStart(
                    "latchkey.mail.host is set, and latchkey.mail.from is no address that mail could be from,"
                            + " such as latchkey@example.org.");
        }
        if (config.trust().filter(file -> !Files.isReadable(file)).isPresent()) {
            throw new CannotStart("the file of latchkey.mail.trust cannot be read: "
                    + config.trust().orElseThrow());
        }
    }

    /** A line of one's own, which connects when there is something to be sent, and is to be closed. */
    Line open() {
        return new Line();
    }

    /** Names no algorithm to verify the server's name with: the client uses HTTPS's where there is none, and none where there is one. */
    private io.vertx.ext.mail.MailConfig settings() {
        io.vertx.ext.mail.MailConfig settings = new io.vertx.ext.mail.MailConfig()
                .setHostname(config.host().orElseThrow())
                .setPort(config.port())
                .setOwnHostname(host())
                .setMaxPoolSize(1)
                .setKeepAlive(true)
                .setUserAgent("latchkey");
        settings.setConnectTimeout((int) config.connectLimit().toMillis());
        config.trust().ifPresent(file -> settings.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        logIn(settings);
        return secure(settings);
    }

    private void logIn(io.vertx.ext.mail.MailConfig settings) {
        config.username()
                .ifPresentOrElse(
                        name -> settings.setLogin(LoginOption.REQUIRED)
                                .setAuthMethods(METHODS)
                                .setUsername(name)
                                .setPassword(config.password().orElse("")),
                        () -> settings.setLogin(LoginOption.DISABLED));
    }

    /** A password is not told to whoever is in between and says that there is no STARTTLS. */
    private io.vertx.ext.mail.MailConfig secure(io.vertx.ext.mail.MailConfig settings) {
        MailTls tls = config.tls().orElse(config.username().isPresent() ? MailTls.REQUIRED : MailTls.OFFERED);
        return settings.setSsl(tls == MailTls.IMPLICIT)
                .setStarttls(
                        switch (tls) {
                            case REQUIRED -> StartTLSOptions.REQUIRED;
                            case OFFERED -> StartTLSOptions.OPTIONAL;
                            case IMPLICIT, NONE -> StartTLSOptions.DISABLED;
                        });
    }

    private String host() {
        return URI.create(links.url()).getHost();
    }

    /** The same for a mail that is sent again, by which its reader's program may know it. */
    private String messageId(UUID id) {
        return "<" + id + "@" + host() + ">";
    }

    private MailMessage message(StoredMail mail, RenderedMail rendered) {
        return new MailMessage(
                        config.from().orElseThrow(), ascii(mail.recipient()), rendered.subject(), rendered.text())
                .setHtml(rendered.html())
                .addHeader("Message-ID", messageId(mail.id()))
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Auto-Response-Suppress", "All")
                .addHeader("Content-Language", mail.language().getLanguage());
    }

    /** With the domain as DNS has it. Fails where that would be another's, or the rest is not ASCII: an address of when such were accepted. */
    private static String ascii(String address) {
        if (!new EmailAddress(address).isReachable()) {
            throw new Unreachable();
        }
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1)
                + MailDomain.ascii(address.substring(at + 1)).orElseThrow(Unreachable::new);
    }

    /** No mail for this address would reach it, but nobody or somebody else. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable() {
            super("The address of a mail has no form in ASCII, or another domain's");
        }
    }

    /**
     * One connection, for one mail after the other. Where a mail fails, it is given up with whatever is under way on it: of a
     * server that hangs, nothing is left to wait for, and nothing that is to be tried again is sent meanwhile.
     */
    final class Line implements AutoCloseable {
        private MailClient client = client();

        private Line() {}

        /** Sends it within the time limit for one mail. A failure does not say that it did not arrive. */
        Uni<Void> send(StoredMail mail, RenderedMail rendered) {
            return client.sendMail(message(mail, rendered))
                    .ifNoItem()
                    .after(config.limit())
                    .fail()
                    .onFailure()
                    .invoke(this::renew)
                    .replaceWithVoid();
        }

        private void renew() {
            close();
            client = client();
        }

        private MailClient client() {
            return MailClient.create(vertx, settings());
        }

        @Override
        public void close() {
            client.closeAndForget();
        }
    }
}
