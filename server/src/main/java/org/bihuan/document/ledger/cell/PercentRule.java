package org.bihuan.document.ledger.cell;

import java.math.BigDecimal;
import java.util.List;
import org.bihuan.document.ledger.book.CellValue;

/**
 * What a bare 1 means in a column of per cents, decided from the whole column: beside 0.6 and without
 * numbers above 1 it is 100%; where whole numbers such as 60 stand and no fraction, it is 1%; in a
 * column that mixes both nobody can know.
 */
public enum PercentRule {
    ONE_IS_ALL,
    ONE_IS_ONE,
    UNSURE_ONE,
    UNSURE_ALL;

    /** Decides from sample values of the column; {@code headedByPercent} when the header carries “%”. */
    public static PercentRule of(List<CellValue> column, boolean headedByPercent) {
        boolean fractions = false;
        boolean wholes = false;
        for (var value : column) {
            if (value instanceof CellValue.Amount amount && !amount.percent()) {
                var number = amount.number();
                fractions |= number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
                wholes |= number.compareTo(BigDecimal.ONE) > 0;
            }
        }
        if (fractions != wholes) {
            return fractions ? ONE_IS_ALL : ONE_IS_ONE;
        }
        return headedByPercent ? UNSURE_ONE : UNSURE_ALL;
    }

    BigDecimal one() {
        return this == ONE_IS_ALL || this == UNSURE_ALL ? BigDecimal.valueOf(100) : BigDecimal.ONE;
    }

    boolean unsure() {
        return this == UNSURE_ONE || this == UNSURE_ALL;
    }
}
