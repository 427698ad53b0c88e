package org.bihuan.platform.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on and knows their SHA-256. Closing it leaves the target open: zip entries follow one another. */
final class Hashing extends FilterOutputStream {

    private final MessageDigest digest = sha256();
    private long bytes;

    Hashing(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int value) throws IOException {
        digest.update((byte) value);
        bytes++;
        out.write(value);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        digest.update(source, from, length);
        bytes += length;
        out.write(source, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    long bytes() {
        return bytes;
    }

    static String of(InputStream source) throws IOException {
        var hashing = new Hashing(OutputStream.nullOutputStream());
        source.transferTo(hashing);
        return hashing.sha256Hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
