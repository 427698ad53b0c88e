package org.bihuan.document.ledger;

import org.bihuan.document.ledger.layout.RowKind;

/** A row below the header that is no data, and why. */
public record SkippedRow(int rowNumber, RowKind kind, String text) {}
