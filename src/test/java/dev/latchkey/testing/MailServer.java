package dev.latchkey.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;

/**
 * A mail server over sockets: GreenMail, behind a {@link MailDoor} that has STARTTLS, which GreenMail has not, or TLS from the
 * first byte, lets nobody send who has not logged in, and can misbehave.
 */
public final class MailServer implements AutoCloseable {
    public static final String USER = "latchkey";
    public static final String PASSWORD = "the password of the mail server";

    private static final Logger LOG = Logger.getLogger(MailServer.class);
    private static final int BACKLOG = 50;

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestCertificate certificate;
    private final SSLContext tls;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket entrance = entrance(0);
    private volatile Manners manners = Manners.GOOD;
    private final boolean isImplicit;

    private MailServer(TestCertificate certificate, boolean isImplicit) {
        this.certificate = certificate;
        tls = certificate.context();
        this.isImplicit = isImplicit;
    }

    public static MailServer started() {
        return started("localhost", false);
    }

    /**
     * One whose certificate is of this host, whatever it is called.
     *
     * @param isImplicit whether everything is TLS, from the first byte
     */
    public static MailServer started(String host, boolean isImplicit) {
        MailServer server = new MailServer(TestCertificate.of(host), isImplicit);
        server.greenMail.start();
        server.greenMail.setUser(USER + "@latchkey.test", USER, PASSWORD);
        server.open(server.entrance);
        return server;
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** The certificate that its clients have to trust. */
    public Path trust() {
        return certificate.pem();
    }

    /** How it behaves to whoever connects from now on, and to who does something on a connection that stands. */
    public void behave(Manners how) {
        manners = how;
    }

    /** Refuses connections as if it were not there. */
    public void goAway() throws IOException {
        entrance.close();
    }

    /** Is there again, where it was. */
    public void comeBack() {
        entrance = entrance(port());
        open(entrance);
    }

    private static ServerSocket entrance(int port) {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many have connected. */
    public int connections() {
        return connections.get();
    }

    /** What has arrived for this address, oldest first, as it came. */
    public List<String> received(String address) {
        try {
            Optional<GreenMailUser> user =
                    Optional.ofNullable(greenMail.getUserManager().getUserByEmail(address));
            return user.isEmpty() ? List.of() : messages(user.get());
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> messages(GreenMailUser user) throws FolderException {
        return greenMail.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                .map(StoredMessage::getMimeMessage)
                .map(GreenMailUtil::getWholeMessage)
                .toList();
    }

    boolean isImplicit() {
        return isImplicit;
    }

    Manners manners() {
        return manners;
    }

    SSLContext tls() {
        return tls;
    }

    int innerPort() {
        return greenMail.getSmtp().getPort();
    }

    private void open(ServerSocket door) {
        start(() -> {
            while (true) {
                Socket client = door.accept();
                connections.incrementAndGet();
                sockets.add(client);
                start(new MailDoor(this, client));
            }
        });
    }

    void start(Work work) {
        Thread thread = new Thread(() -> runUntilClosed(work), "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private static void runUntilClosed(Work work) {
        try {
            work.run();
        } catch (IOException closed) {
            LOG.debug("A connection is over", closed);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        greenMail.stop();
    }

    /** How it treats its clients. */
    public enum Manners {
        GOOD,
        /** Takes connections, and says nothing. */
        SILENT,
        /** Takes no mail today: 451. */
        BUSY,
        /** Takes no mail for whose address begins with {@code nobody}: 550. */
        CHOOSY,
        /** Lets nobody log in: 535. */
        STRANGE,
        /** Closes the connection in the middle of a mail, which so has not arrived. */
        DROPS_DATA,
        /** Closes the connection when the mail has arrived, but has not said so. */
        DROPS_ANSWER
    }

    interface Work {
        void run() throws IOException;
    }
}
