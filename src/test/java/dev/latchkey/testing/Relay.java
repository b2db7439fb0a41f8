package dev.latchkey.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/** A way to a server on this machine that can fall silent: its connections stand, and nothing comes through them. */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BUFFER = 8192;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private boolean silent;

    private Relay(int server) throws IOException {
        this.server = server;
    }

    /** Opens one to the server at this port. */
    public static Relay to(int server) throws IOException {
        Relay relay = new Relay(server);
        start(relay::accept);
        return relay;
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on holds back whatever comes, from either side. */
    public synchronized void fallSilent() {
        silent = true;
    }

    /** Lets through what was held back, and all that comes. */
    public synchronized void goOn() {
        silent = false;
        notifyAll();
    }

    private synchronized void waitWhileSilent() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket connected = new Socket(InetAddress.getLoopbackAddress(), server);
            sockets.add(client);
            sockets.add(connected);
            start(() -> forward(client, connected));
            start(() -> forward(connected, client));
        }
    }

    private void forward(Socket from, Socket to) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                waitWhileSilent();
                to.getOutputStream().write(buffer, 0, length);
            }
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> runUntilClosed(work));
        thread.setDaemon(true);
        thread.start();
    }

    private static void runUntilClosed(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException closed) {
            LOG.debug("A connection is over", closed);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        goOn();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
