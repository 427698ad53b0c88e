package org.bihuan.subject;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bihuan.shared.PlainText;

/**
 * The citizen identity number of GB 11643-1999: 18 characters, a birthday inside, the last one checks the others (ISO
 * 7064, MOD 11-2).
 */
final class PersonNumber {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final String CHECKS = "10X98765432";
    private static final int LAST = 17;

    private PersonNumber() {}

    /** In normal form; nothing when it is wrong. */
    static Optional<String> normal(String given) {
        var number = PlainText.compact(given).replace("-", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(number).matches() && number.charAt(LAST) == check(number) && hasBirthday(number)
                ? Optional.of(number)
                : Optional.empty();
    }

    static char check(String number) {
        int sum = 0;
        for (int at = 0; at < LAST; at++) {
            int weight = (1 << (LAST - at)) % 11;
            sum += (number.charAt(at) - '0') * weight;
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean hasBirthday(String number) {
        try {
            var year = Integer.parseInt(number.substring(6, 10));
            LocalDate.of(year, Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
            return year >= 1850;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
