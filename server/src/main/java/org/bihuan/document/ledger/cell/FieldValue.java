package org.bihuan.document.ledger.cell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a cell was understood to say. Money is in yuan, a rate in per cent (60 is 60%). */
public sealed interface FieldValue {

    record Text(String text) implements FieldValue {}

    record Day(LocalDate date) implements FieldValue {}

    record YesNo(boolean yes) implements FieldValue {}

    record Rate(BigDecimal percent) implements FieldValue {}

    record Count(BigDecimal number) implements FieldValue {}

    record Money(BigDecimal yuan) implements FieldValue {}

    record Level(HazardLevel level) implements FieldValue {}

    record Names(List<String> names) implements FieldValue {}

    /** The two classes of hazard of the work-safety law; named as in the glossary. */
    enum HazardLevel {
        GENERAL,
        MAJOR
    }
}
