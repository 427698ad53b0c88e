package org.bihuan.document.ledger.book;

/** A sheet as the workbook lists it; {@code index} counts from 0. */
public record SheetInfo(int index, String name, boolean hidden) {}
