package org.bihuan.document.ledger;

/** How the reading ended. {@code lastDataRow} is the number of the last row of data, 0 without any. */
public record ReadSummary(int rows, int faultyRows, int skippedRows, int lastDataRow, boolean cancelled) {}
