package dev.latchkey.testing;

import dev.latchkey.testing.MailServer.Manners;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection to the {@link MailServer}: plain until STARTTLS or never, and then line by line what GreenMail is told and
 * says, without Nagle's delay, which a line costs 40 ms where another has gone before it.
 */
final class MailDoor implements MailServer.Work {
    private final MailServer server;
    private Socket client;
    private boolean isKnown;
    private boolean isInData;

    MailDoor(MailServer server, Socket client) {
        this.server = server;
        this.client = client;
    }

    @Override
    public void run() throws IOException {
        client.setTcpNoDelay(true);
        if (server.manners() == Manners.SILENT) {
            return; // and the connection stands
        }
        try {
            if (server.isImplicit()) {
                secure();
            } else {
                greet();
            }
        } finally {
            client.close();
        }
    }

    private void greet() throws IOException {
        say("220 mail.latchkey.test");
        // Not buffered: what follows STARTTLS is TLS.
        for (String line = plainLine(); line != null; line = plainLine()) {
            switch (command(line)) {
                case "EHLO" -> say("250-mail.latchkey.test\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say("220 go on");
                    secure();
                    return;
                }
                case "QUIT" -> {
                    say("221 bye");
                    return;
                }
                default -> say("530 STARTTLS first");
            }
        }
    }

    private void secure() throws IOException {
        SSLSocket secured = (SSLSocket) server.tls()
                .getSocketFactory()
                .createSocket(client, InetAddress.getLoopbackAddress().getHostAddress(), client.getPort(), true);
        secured.setUseClientMode(false);
        client = secured;
        try (Socket inner = new Socket(InetAddress.getLoopbackAddress(), server.innerPort())) {
            inner.setTcpNoDelay(true);
            BufferedReader answers = reader(inner);
            String greeting = answers.readLine();
            if (server.isImplicit()) {
                say(greeting);
            }
            server.start(() -> passAnswers(answers));
            passCommands(reader(client), inner.getOutputStream());
        }
    }

    private void passAnswers(BufferedReader answers) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            isKnown = isKnown || line.startsWith("235");
            boolean hasTakenMail = isInData && line.startsWith("250");
            if (hasTakenMail && server.manners() == Manners.DROPS_ANSWER) {
                client.close();
                return;
            }
            isInData = !hasTakenMail && (isInData || line.startsWith("354"));
            say(line);
        }
    }

    private void passCommands(BufferedReader commands, OutputStream inner) throws IOException {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (isInData && server.manners() == Manners.DROPS_DATA) {
                return;
            }
            String refusal = isInData ? null : refusal(line);
            if (refusal != null) {
                say(refusal);
            } else {
                inner.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                inner.flush();
            }
        }
    }

    private @Nullable String refusal(String line) {
        Manners manners = server.manners();
        return switch (command(line)) {
            case "AUTH" -> manners == Manners.STRANGE ? "535 who are you?" : null;
            case "MAIL" -> isKnown ? null : "530 log in first";
            case "RCPT" ->
                manners == Manners.BUSY
                        ? "451 not now"
                        : manners == Manners.CHOOSY && line.contains("<nobody")
                                ? "550 there is nobody of that name"
                                : null;
            default -> null;
        };
    }

    private static String command(String line) {
        return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private synchronized void say(String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    private @Nullable String plainLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = client.getInputStream().read();
                read >= 0;
                read = client.getInputStream().read()) {
            if (read == '\n') {
                return line.toString().strip();
            }
            line.append((char) read);
        }
        return null;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }
}
