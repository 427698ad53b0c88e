package org.bihuan.document.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bihuan.document.ledger.book.LedgerFormat;

/** All sheets of a file, the likeliest ledger among them first proposed. */
public record LedgerSurvey(String fileName, LedgerFormat format, boolean date1904, List<SheetSurvey> sheets) {

    /** The visible sheet with a table and the most rows. */
    public Optional<SheetSurvey> proposed() {
        return sheets.stream()
                .filter(sheet -> sheet.role() == SheetSurvey.Role.LEDGER)
                .max(Comparator.comparingInt(sheet -> sheet.shape().rows()));
    }
}
