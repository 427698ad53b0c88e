package org.bihuan.document.ledger.book;

import org.jspecify.annotations.Nullable;

/** Rows one after the other; only the current one is in memory. */
public interface RowCursor extends AutoCloseable {

    /** The next row that holds something, or null after the last. */
    @Nullable
    SheetRow next();

    @Override
    void close();
}
