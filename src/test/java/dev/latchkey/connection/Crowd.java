package dev.latchkey.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many clients who each send a byte now and then, until they are cut off. */
final class Crowd implements AutoCloseable {
    private final List<SocketChannel> there = new ArrayList<>();

    private Crowd() {}

    /** This many, who begin with the same text. */
    static Crowd of(int size, int port, String beginning) throws IOException {
        Crowd crowd = new Crowd();
        for (int i = 0; i < size; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            crowd.there.add(channel);
        }
        return crowd;
    }

    /** Each of them sends a byte; those who cannot are gone. */
    void sendAByte() {
        there.removeIf(channel -> {
            try {
                channel.write(ByteBuffer.wrap(new byte[] {'a'}));
                return channel.read(ByteBuffer.allocate(4_096)) < 0;
            } catch (IOException cutOff) {
                return true;
            }
        });
    }

    int size() {
        return there.size();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : there) {
            channel.close();
        }
    }
}
