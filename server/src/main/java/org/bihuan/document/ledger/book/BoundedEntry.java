package org.bihuan.document.ledger.book;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip entry that stops inflating when it has become larger than the limits allow. */
public final class BoundedEntry extends FilterInputStream {

    private static final long HARMLESS = 16L << 20;

    private final long packed;
    private final LedgerLimits limits;
    private long read;

    private BoundedEntry(InputStream in, long packed, LedgerLimits limits) {
        super(in);
        this.packed = packed;
        this.limits = limits;
    }

    /** Opens an entry; its size is counted while reading, since the directory of a zip may lie. */
    public static InputStream open(ZipFile zip, ZipEntry entry, LedgerLimits limits) throws IOException {
        return new BoundedEntry(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()), limits);
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got = in.read(buffer, from, length);
        if (got > 0) {
            count(got);
        }
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long more) {
        read += more;
        if (read > limits.inflatedBytes() || (read > HARMLESS && read / packed > limits.inflation())) {
            throw LedgerProblem.bomb();
        }
    }
}
