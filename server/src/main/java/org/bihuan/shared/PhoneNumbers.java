package org.bihuan.shared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as offices write them: mobile, with area code, 400, or local; several in one cell. */
public final class PhoneNumbers {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?");
    private static final Pattern SERVICE = Pattern.compile("400-?\\d{3}-?\\d{4}");
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");

    private PhoneNumbers() {}

    /** Numbers in one form, joined by 、; nothing when one of them is none. */
    public static Optional<String> normal(String text) {
        var numbers = new ArrayList<String>();
        for (var part : split(text)) {
            var digits = digits(part);
            if (!complete(digits) && !local(digits)) {
                return Optional.empty();
            }
            numbers.add(digits);
        }
        return Optional.of(String.join("、", numbers));
    }

    public static List<String> split(String text) {
        return Pattern.compile("[、，,;；/\\n]+")
                .splitAsStream(PlainText.clean(text))
                .filter(part -> !part.isBlank())
                .toList();
    }

    /** Can be dialled as it stands. */
    public static boolean complete(String digits) {
        return MOBILE.matcher(digits).matches()
                || LANDLINE.matcher(digits).matches()
                || SERVICE.matcher(digits).matches();
    }

    /** Only within its own area. */
    public static boolean local(String digits) {
        return LOCAL.matcher(digits).matches();
    }

    public static String digits(String part) {
        var text = PlainText.compact(part).replace("(", "").replace(")", "-");
        if (text.matches("\\d+\\.0+")) {
            text = text.substring(0, text.indexOf('.'));
        }
        if (text.matches("\\d(\\.\\d+)?[eE]\\+?\\d+")) {
            text = new BigDecimal(text).toPlainString();
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
}
