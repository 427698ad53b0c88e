package org.bihuan.document.ledger.book;

import java.util.List;
import java.util.Set;

/**
 * What a sheet says about itself outside its cells. {@code rows} counts the rows that hold something,
 * {@code lastRow} is the number of the last of them, {@code columns} the widest row.
 */
public record SheetShape(
        int rows, int lastRow, int columns, List<MergedRange> merges, Set<Integer> hiddenColumns, boolean filtered) {}
