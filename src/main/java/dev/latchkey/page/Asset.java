package dev.latchkey.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file that belongs to the pages, ready to be sent.
 *
 * @param name names the content too, by a part of its hash: what has this name never changes
 * @param zipped the content under gzip
 */
record Asset(String name, String mediaType, Buffer content, Buffer zipped) {
    private static final int HASH_LENGTH = 12;

    static Asset of(String stem, String extension, String mediaType, byte[] content) {
        String hash = sha256(content).substring(0, HASH_LENGTH);
        return new Asset(
                stem + "-" + hash + "." + extension, mediaType, Buffer.buffer(content), Buffer.buffer(zip(content)));
    }

    static Asset text(String stem, String extension, String mediaType, String content) {
        return of(stem, extension, mediaType + ";charset=UTF-8", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it is found. */
    String path() {
        return AssetResource.ROOT + "/" + name;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(zipped)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** It is done once and sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
