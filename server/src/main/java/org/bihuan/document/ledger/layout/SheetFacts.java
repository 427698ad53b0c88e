package org.bihuan.document.ledger.layout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the table and around it: title, reporting unit and date, unit of measure.
 * {@code reference} is the day the ledger speaks of and completes dates without a year;
 * {@code source} says where its year was found.
 */
public record SheetFacts(
        String title,
        @Nullable String reportingUnit,
        @Nullable LocalDate reportedOn,
        String unitOfMeasure,
        LocalDate reference,
        YearSource source) {

    /** Where the year was found; TODAY means nowhere, so the present year was assumed. */
    public enum YearSource {
        REPORTING_DATE,
        TITLE,
        SHEET_NAME,
        FILE_NAME,
        TODAY,
        GIVEN
    }

    /** The same sheet read for another year, as somebody decided. */
    public SheetFacts inYear(int year) {
        return new SheetFacts(
                title, reportingUnit, reportedOn, unitOfMeasure, reference.withYear(year), YearSource.GIVEN);
    }
}
