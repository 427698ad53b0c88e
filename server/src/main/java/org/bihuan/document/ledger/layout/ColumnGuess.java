package org.bihuan.document.ledger.layout;

import org.jspecify.annotations.Nullable;

/**
 * What a column probably holds: the key of a field, or null for nothing known. {@code confidence} runs
 * from 0 to 1; {@code reason} is one of WORDS, WORDS-LIKE, CONTENT, NONE, followed by what was seen.
 */
public record ColumnGuess(int column, @Nullable String field, double confidence, String reason, String seen) {}
