package org.bihuan.document.ledger.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * What a cell holds before anybody interprets it. A formula is its cached result; a formula that was
 * never calculated, or whose result is an error such as #REF!, is a {@link Fault}.
 */
public sealed interface CellValue {

    Blank BLANK = new Blank();

    /** The value as a person would read it on the screen. */
    String shown();

    default boolean blank() {
        return false;
    }

    record Blank() implements CellValue {
        @Override
        public String shown() {
            return "";
        }

        @Override
        public boolean blank() {
            return true;
        }
    }

    record Words(String text) implements CellValue {
        @Override
        public String shown() {
            return text;
        }
    }

    /** A number; {@code percent} tells that the cell is formatted as per cent, so 0.6 is shown as 60%. */
    record Amount(BigDecimal number, boolean percent) implements CellValue {
        @Override
        public String shown() {
            return percent ? plain(number.movePointRight(2)) + "%" : plain(number);
        }
    }

    /** A number in a cell with a date format. */
    record Moment(LocalDateTime at) implements CellValue {
        @Override
        public String shown() {
            return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? at.toLocalDate().toString()
                    : at.toString().replace('T', ' ');
        }
    }

    record Flag(boolean on) implements CellValue {
        @Override
        public String shown() {
            return on ? "TRUE" : "FALSE";
        }
    }

    /** An error value of the sheet, e.g. {@code #REF!}. */
    record Fault(String code) implements CellValue {
        @Override
        public String shown() {
            return code;
        }
    }

    static CellValue words(String text) {
        return text.isBlank() ? BLANK : new Words(text);
    }

    /** Excel keeps 15 significant digits; the rest is noise of the binary fraction. */
    static CellValue amount(double number, boolean percent) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return new Fault("#NUM!");
        }
        return new Amount(new BigDecimal(number).round(new MathContext(15)), percent);
    }

    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        var stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
    }
}
