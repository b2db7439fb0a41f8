package dev.latchkey.account;

import dev.latchkey.testing.TestUser;
import dev.latchkey.web.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that has asked for its data, and reads nothing of the answer before it is told to. */
record SlowDownload(Socket socket) implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LITTLE = 4096;

    static SlowDownload begin(TestUser user, int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LITTLE);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("localhost", port));
        String request = Wire.request("GET", "/me/data", "Authorization: Bearer " + user.token()) + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new SlowDownload(socket);
    }

    /** All that comes until the connection ends, however it does. */
    String rest() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException reset) {
            read.writeBytes("(reset)".getBytes(StandardCharsets.US_ASCII));
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Ends the connection as a client that crashed. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
