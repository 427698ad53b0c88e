package org.bihuan.document.ledger.book;

/**
 * How much a file may ask of the machine. Bytes count the file as uploaded, inflated bytes what its
 * zip entries unpack to; {@code inflation} is the greatest ratio of the two for one entry once more
 * than 16 MB came out of it.
 */
public record LedgerLimits(
        long bytes,
        long xlsBytes,
        int entries,
        long inflatedBytes,
        int inflation,
        int rows,
        int columns,
        int cellLength) {

    /** The limits of the product: 200,000 rows by 200 columns. */
    public static final LedgerLimits STANDARD =
            new LedgerLimits(100L << 20, 40L << 20, 2_000, 1L << 30, 200, 200_000, 200, 32_767);
}
