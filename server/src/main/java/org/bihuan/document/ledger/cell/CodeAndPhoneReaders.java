package org.bihuan.document.ledger.cell;

import java.util.ArrayList;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.shared.CreditCode;
import org.bihuan.shared.PhoneNumbers;
import org.jspecify.annotations.Nullable;

/** Credit codes and telephone numbers; both are often stored as numbers. */
final class CodeAndPhoneReaders {

    private CodeAndPhoneReaders() {}

    static Cell creditCode(CellAddress at, CellValue raw) {
        var code = CreditCode.normal(raw.shown());
        if (CreditCode.valid(code)) {
            return Cell.of(at, raw, new FieldValue.Text(code));
        }
        var suggestion = CreditCode.suggestion(code);
        if (suggestion != null) {
            return Cell.failed(at, raw, IssueCode.CREDIT_CODE_HINT, suggestion);
        }
        if (code.length() != CreditCode.LENGTH) {
            return Cell.failed(at, raw, IssueCode.CREDIT_CODE_LENGTH, String.valueOf(code.length()));
        }
        var wrong = CreditCode.wrongCharacter(code);
        return wrong == null
                ? Cell.failed(at, raw, IssueCode.CREDIT_CODE_CHECK)
                : Cell.failed(at, raw, IssueCode.CREDIT_CODE_CHARACTER, wrong);
    }

    static Cell phone(CellAddress at, CellValue raw) {
        var numbers = new ArrayList<String>();
        IssueCode note = null;
        for (var part : PhoneNumbers.split(raw.shown())) {
            var digits = PhoneNumbers.digits(part);
            if (PhoneNumbers.complete(digits)) {
                numbers.add(digits);
            } else if (lostZero(raw, digits) != null) {
                numbers.add("0" + digits);
                note = IssueCode.PHONE_ZERO_LOST;
            } else if (PhoneNumbers.local(digits)) {
                numbers.add(digits);
                note = IssueCode.PHONE_NO_AREA;
            } else {
                return Cell.failed(at, raw, IssueCode.PHONE_INVALID);
            }
        }
        var value = new FieldValue.Text(String.join("、", numbers));
        return note == null ? Cell.of(at, raw, value) : Cell.noted(at, raw, value, note, value.text());
    }

    private static @Nullable String lostZero(CellValue raw, String digits) {
        return raw instanceof CellValue.Amount && digits.length() >= 9 && PhoneNumbers.complete("0" + digits)
                ? "0" + digits
                : null;
    }
}
