package org.bihuan.bench.report;

/** A ledger in and out, in seconds, and the same rows by a bare library and COPY. */
public record Transferred(
        int rows,
        double upload,
        double read,
        double commit,
        double bareImport,
        double export,
        double bareExport,
        Memory memory) {

    public double importing() {
        return upload + read + commit;
    }
}
