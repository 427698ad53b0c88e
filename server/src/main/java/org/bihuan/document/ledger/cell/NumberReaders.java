package org.bihuan.document.ledger.cell;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** Numbers, money and per cents. */
final class NumberReaders {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,15})?");
    private static final Pattern MONEY = Pattern.compile("[¥￥]?(.+?)(亿|千万|百万|万|千)?(元)?");

    private NumberReaders() {}

    static Cell number(CellAddress at, CellValue raw) {
        var number = number(raw);
        return number == null
                ? Cell.failed(at, raw, IssueCode.NUMBER_UNREADABLE)
                : Cell.of(at, raw, new FieldValue.Count(number));
    }

    /** {@code columnUnit} is what a bare number of the column counts, in yuan: 1, 10,000 or 100,000,000. */
    static CellReader money(BigDecimal columnUnit) {
        return (at, raw) -> {
            var yuan = yuan(raw, columnUnit);
            return yuan == null
                    ? Cell.failed(at, raw, IssueCode.MONEY_UNREADABLE)
                    : Cell.of(at, raw, new FieldValue.Money(yuan));
        };
    }

    static CellReader percent(PercentRule rule) {
        return (at, raw) -> {
            var text = PlainText.compact(raw.shown());
            boolean signed = text.endsWith("%");
            var number = number(signed ? text.substring(0, text.length() - 1) : text);
            if (number == null) {
                return Cell.failed(at, raw, IssueCode.PERCENT_UNREADABLE);
            }
            if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
                return Cell.failed(at, raw, IssueCode.PERCENT_OUT_OF_RANGE);
            }
            if (!signed && number.compareTo(BigDecimal.ONE) == 0) {
                var value = new FieldValue.Rate(rule.one());
                return rule.unsure()
                        ? Cell.noted(at, raw, value, IssueCode.PERCENT_ONE_UNSURE, rule.one() + "%")
                        : Cell.of(at, raw, value);
            }
            boolean fraction = !signed && number.compareTo(BigDecimal.ONE) < 0;
            return Cell.of(at, raw, new FieldValue.Rate(plain(fraction ? number.movePointRight(2) : number)));
        };
    }

    /** The unit named in a header or in “单位：亿元”, in yuan; null when none is named. */
    static @Nullable BigDecimal unitIn(String text) {
        var compact = PlainText.compact(text);
        if (compact.contains("亿元")) {
            return new BigDecimal("100000000");
        }
        if (compact.contains("万元")) {
            return new BigDecimal("10000");
        }
        return compact.contains("元") ? BigDecimal.ONE : null;
    }

    private static @Nullable BigDecimal yuan(CellValue raw, BigDecimal columnUnit) {
        if (raw instanceof CellValue.Amount amount) {
            return plain(amount.number().multiply(columnUnit));
        }
        var match = MONEY.matcher(PlainText.compact(raw.shown()));
        if (!match.matches()) {
            return null;
        }
        var number = number(match.group(1));
        if (number == null) {
            return null;
        }
        var unit = match.group(2) == null
                ? match.group(3) == null ? columnUnit : BigDecimal.ONE
                : new BigDecimal(
                        switch (match.group(2)) {
                            case "亿" -> "100000000";
                            case "千万" -> "10000000";
                            case "百万" -> "1000000";
                            case "万" -> "10000";
                            default -> "1000";
                        });
        return plain(number.multiply(unit));
    }

    private static @Nullable BigDecimal number(CellValue raw) {
        return raw instanceof CellValue.Amount amount ? plain(amount.number()) : number(PlainText.compact(raw.shown()));
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? plain(new BigDecimal(text.replace(",", ""))) : null;
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
