package dev.latchkey.interleaving;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a client says on one connection, in the frames of PostgreSQL's protocol (its manual's chapter 55). */
final class ClientMessages {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final String EXTENDED = "PBDEC";

    private final DataInputStream in;
    private final Socket server;
    private final Gate gate;
    private final Map<String, String> prepared = new HashMap<>();
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private final DataOutputStream batched = new DataOutputStream(batch);
    private String sql = "";
    private boolean executes;

    ClientMessages(InputStream in, Socket server, Gate gate) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.server = server;
        this.gate = gate;
    }

    void forward() throws IOException, InterruptedException {
        forwardStart();
        while (true) {
            char type = (char) in.readByte();
            byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
            batched.writeByte(type);
            batched.writeInt(body.length + Integer.BYTES);
            batched.write(body);
            understand(type, body);
            if (EXTENDED.indexOf(type) < 0) {
                send();
            }
        }
    }

    /** The first messages have no type. */
    private void forwardStart() throws IOException {
        int code;
        do {
            int length = in.readInt();
            code = in.readInt();
            batched.writeInt(length);
            batched.writeInt(code);
            batched.write(in.readNBytes(length - Integer.BYTES - Integer.BYTES));
            flush();
        } while (code == SSL_REQUEST || code == GSS_REQUEST);
    }

    private void understand(char type, byte[] body) {
        String[] texts = new String(body, StandardCharsets.UTF_8).split("\0", 3);
        switch (type) {
            case 'P' -> prepared.put(texts[0], texts[1]);
            case 'B' -> sql = prepared.getOrDefault(texts[1], "");
            case 'Q' -> sql = texts[0];
            default -> {}
        }
        executes |= type == 'E' || type == 'Q';
    }

    private void send() throws IOException, InterruptedException {
        if (executes) {
            Statement statement = new Statement(sql, server.getLocalPort());
            if (!statement.meetsNobody()) {
                gate.arrive(statement);
            }
        }
        executes = false;
        flush();
    }

    private void flush() throws IOException {
        batch.writeTo(server.getOutputStream());
        batch.reset();
    }
}
