package org.bihuan.document.ledger.cell;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How dates without a year are completed. {@code reference} is the day the ledger speaks of (its
 * reporting date, or the last day of the month in its title); a deadline more than half a year before it
 * belongs to the next year, an event more than a month after it to the year before.
 */
public record DateRule(LocalDate reference, boolean deadline, boolean date1904) {

    private static final int HALF_A_YEAR = 183;
    private static final int A_MONTH = 31;

    LocalDate rolled(LocalDate inReferenceYear) {
        long behind = ChronoUnit.DAYS.between(inReferenceYear, reference);
        if (deadline && behind > HALF_A_YEAR) {
            return inReferenceYear.plusYears(1);
        }
        return !deadline && behind < -A_MONTH ? inReferenceYear.minusYears(1) : inReferenceYear;
    }
}
