package org.bihuan.shared;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal data in answers: shown masked, 138****0000, and one at a time in full to who holds the permit and gives a
 * reason, which the audit trail keeps (个人信息保护法, least necessary).
 */
public final class PersonalData {

    private static final String STARS = "****";
    private static final int SHORTEST_REASON = 2;
    /** A mobile number, or one with its area code: so many characters leave enough hidden when seven are shown. */
    public static final int LONG = 11;

    /** A mobile number, or an identity number by its region, day of birth and order (GB 11643), standing by itself. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])(?:1[3-9]\\d{9}"
            + "|[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx])(?![0-9A-Za-z])");

    private PersonalData() {}

    /** A number: of eleven characters and more three and four stay, of fewer the first and the last two. */
    public static @Nullable String masked(@Nullable String text) {
        return text == null || text.isBlank() ? text : mask(text);
    }

    /** As {@link #masked}, of what is there. */
    public static String mask(String text) {
        int length = text.length();
        if (length >= LONG) {
            return text.substring(0, 3) + STARS + text.substring(length - 4);
        }
        return length < 6 ? STARS : text.substring(0, 2) + STARS + text.substring(length - 2);
    }

    /** A text with the mobile and identity numbers in it masked. */
    public static String inText(String text) {
        return NUMBER.matcher(text).replaceAll(found -> mask(found.group()));
    }

    /** The numbers {@link #inText} masks, each once, in their order. */
    public static List<String> numbersIn(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    /** What somebody made of a masked text, with the numbers of the original wherever their masks still stand. */
    public static String restored(String written, String original) {
        var whole = written;
        for (var number : numbersIn(original)) {
            whole = whole.replace(mask(number), number);
        }
        return whole;
    }

    /** Whether this is what a mask left over, and so no number at all. */
    public static boolean isMasked(@Nullable String text) {
        return text != null && text.contains(STARS);
    }

    /** The reason, for the audit trail; refuses who lacks the permit and who gives none. */
    public static String mustReveal(Viewer viewer, String reason) {
        viewer.mustHave(Permit.PERSONAL_DATA_REVEAL);
        var plain = reason.strip();
        if (plain.codePointCount(0, plain.length()) < SHORTEST_REASON) {
            throw Problem.field("reason", "PERSONAL-DATA-REASON-MISSING", "请填写查看个人信息的事由，将记入审计。");
        }
        return plain;
    }
}
