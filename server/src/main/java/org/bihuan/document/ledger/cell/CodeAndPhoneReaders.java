package org.bihuan.document.ledger.cell;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.jspecify.annotations.Nullable;

/** Credit codes and telephone numbers; both are often stored as numbers. */
final class CodeAndPhoneReaders {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?");
    private static final Pattern SERVICE = Pattern.compile("400-?\\d{3}-?\\d{4}");
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");

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
        for (var part : PlainText.clean(raw.shown()).split("[、，,;；/\\n]+")) {
            if (part.isBlank()) {
                continue;
            }
            var digits = digits(part);
            if (MOBILE.matcher(digits).matches()
                    || LANDLINE.matcher(digits).matches()
                    || SERVICE.matcher(digits).matches()) {
                numbers.add(digits);
            } else if (lostZero(raw, digits) != null) {
                numbers.add("0" + digits);
                note = IssueCode.PHONE_ZERO_LOST;
            } else if (LOCAL.matcher(digits).matches()) {
                numbers.add(digits);
                note = IssueCode.PHONE_NO_AREA;
            } else {
                return Cell.failed(at, raw, IssueCode.PHONE_INVALID);
            }
        }
        var value = new FieldValue.Text(String.join("、", numbers));
        return note == null ? Cell.of(at, raw, value) : Cell.noted(at, raw, value, note, value.text());
    }

    private static String digits(String part) {
        var text = PlainText.compact(part).replace("(", "").replace(")", "-");
        if (text.matches("\\d+\\.0+")) {
            text = text.substring(0, text.indexOf('.'));
        }
        if (text.matches("\\d(\\.\\d+)?[eE]\\+?\\d+")) {
            text = new java.math.BigDecimal(text).toPlainString();
        }
        if (text.startsWith("+86")) {
            text = text.substring(3);
        } else if (text.length() == 13 && text.startsWith("86")) {
            text = text.substring(2);
        }
        if (text.startsWith("-")) {
            text = text.substring(1);
        }
        var mobile = text.replace("-", "");
        return MOBILE.matcher(mobile).matches() ? mobile : text;
    }

    private static @Nullable String lostZero(CellValue raw, String digits) {
        return raw instanceof CellValue.Amount
                        && digits.length() >= 9
                        && LANDLINE.matcher("0" + digits).matches()
                ? "0" + digits
                : null;
    }
}
