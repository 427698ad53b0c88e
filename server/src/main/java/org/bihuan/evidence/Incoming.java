package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that has just come in and lies in a scratch place: hashed and counted while it streamed past. Closing it takes
 * away whatever the store has not kept.
 */
record Incoming(Path path, String sha256, long bytes) implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    /** Reads the stream to its end, or refuses as soon as it is longer than any file may be. */
    static Incoming receive(InputStream stream, Path scratch) throws IOException {
        var digest = digest();
        long bytes = 0;
        try (var out = Files.newOutputStream(scratch)) {
            var chunk = new byte[CHUNK];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                bytes += read;
                if (bytes > MediaType.MOST_BYTES) {
                    throw Refusal.tooLarge(MediaType.MOST_BYTES);
                }
                digest.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(scratch);
            throw failure;
        }
        return new Incoming(scratch, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
