package org.bihuan.document.ledger.cell;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;

/** Reads the cells of one column as one field, with what the column as a whole has decided. */
public final class ColumnReader {

    private final CellReader reader;
    private final boolean required;

    private ColumnReader(CellReader reader, boolean required) {
        this.reader = reader;
        this.required = required;
    }

    /**
     * What is known about a column: its header text (may name a unit such as 万元 or %), the unit named on
     * the sheet, sample values, and the reference day of the sheet.
     */
    public record Context(
            String header, String sheetUnit, List<CellValue> sample, java.time.LocalDate reference, boolean date1904) {}

    public static ColumnReader of(FieldKind kind, boolean required, int maxLength, Context context) {
        return new ColumnReader(reader(kind, maxLength, context), required);
    }

    public Cell read(CellAddress at, CellValue raw) {
        if (raw.blank()) {
            var blank = Cell.blank(at);
            return required ? blank.with(IssueCode.REQUIRED) : blank;
        }
        if (raw instanceof CellValue.Fault) {
            return Cell.failed(at, raw, IssueCode.FAULT);
        }
        var cell = reader.read(at, raw);
        boolean nothing = cell.value() == null && cell.issues().isEmpty();
        return required && nothing ? cell.with(IssueCode.REQUIRED) : cell;
    }

    private static CellReader reader(FieldKind kind, int maxLength, Context context) {
        return switch (kind) {
            case TEXT, SERIAL, PERSON -> WordReaders.text(maxLength);
            case DATE -> new DateReader(new DateRule(context.reference(), false, context.date1904()));
            case DEADLINE -> new DateReader(new DateRule(context.reference(), true, context.date1904()));
            case CREDIT_CODE -> CodeAndPhoneReaders::creditCode;
            case PHONE -> CodeAndPhoneReaders::phone;
            case UNIT, UNITS -> WordReaders::names;
            case YES_NO -> WordReaders::yesNo;
            case LEVEL -> WordReaders::level;
            case PERCENT ->
                NumberReaders.percent(PercentRule.of(
                        context.sample(),
                        context.header().contains("%") || context.header().contains("％")));
            case NUMBER -> NumberReaders::number;
            case MONEY -> NumberReaders.money(unit(context));
        };
    }

    private static BigDecimal unit(Context context) {
        var ofColumn = NumberReaders.unitIn(context.header());
        return ofColumn != null
                ? ofColumn
                : Objects.requireNonNullElse(NumberReaders.unitIn(context.sheetUnit()), BigDecimal.ONE);
    }
}
