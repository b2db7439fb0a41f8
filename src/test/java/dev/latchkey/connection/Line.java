package dev.latchkey.connection;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection whose client does as it likes. */
final class Line implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 8_000;
    private static final int SMALL_WINDOW = 4_096;

    private final Socket socket = new Socket();
    private final long start = System.nanoTime();

    private Line() {}

    static Line to(int port) throws IOException {
        return from("127.0.0.1", port);
    }

    static Line from(String address, int port) throws IOException {
        Line line = new Line();
        line.socket.setReceiveBufferSize(SMALL_WINDOW);
        line.socket.setSoTimeout(PATIENCE_MILLIS);
        line.socket.bind(new InetSocketAddress(
                InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(address)), 0));
        line.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return line;
    }

    Line send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Sends a character every so often, for as long as there is somebody at the other end. */
    Line dribble(String text, Duration pause) throws InterruptedException {
        try {
            for (String character : text.split("", -1)) {
                send(character);
                Thread.sleep(pause.toMillis());
            }
        } catch (IOException closed) {
            return this;
        }
        return this;
    }

    /** Reads as far as there is something, which is an answer that declares its length. */
    String read(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Reads up to the end, and says how long it took until then from the beginning. */
    Duration end() throws IOException {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // whatever it says
            }
        } catch (SocketException reset) {
            // an end as well
        }
        return age();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
