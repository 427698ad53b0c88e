/**
 * What one cell means: dates in every office style, credit codes, phones, per cents, yes and no, levels,
 * lists of units, money. Each reader keeps the raw text and says what is wrong at which address; none
 * guesses silently. Not in: which column holds which field ({@code layout}).
 */
@NamedInterface("ledger-cell")
@NullMarked
package org.bihuan.document.ledger.cell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
