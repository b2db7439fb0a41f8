package dev.latchkey.interleaving;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jboss.logging.Logger;

/** Stands between one node and PostgreSQL, and lets no statement through but by its gate. */
final class StatementProxy implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StatementProxy.class);

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Gate gate;

    StatementProxy(int server, Gate gate) throws IOException {
        this.server = server;
        this.gate = gate;
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            start(() -> {
                try (client;
                        target) {
                    new ClientMessages(client.getInputStream(), target, gate).forward();
                }
            });
            start(() -> {
                try (client;
                        target) {
                    target.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException closed) {
                LOG.debug("The connection has ended", closed);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
