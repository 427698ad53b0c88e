package org.bihuan.document.ledger.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** Texts, names, yes and no, and the level of a hazard. */
public final class WordReaders {

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[、，,;；\\n\\t/|]+");
    private static final Set<String> YES = Set.of(
            "是", "√", "✓", "✔", "☑", "v", "y", "yes", "true", "1", "已", "完成", "已完成", "全部完成", "已整改", "整改完成", "已整改完成",
            "已完成整改", "整改到位", "已整改到位", "完成整改", "办结", "已办结", "已销号", "销号", "合格", "已闭环", "100%");
    private static final Set<String> NO = Set.of(
            "否", "×", "x", "✗", "✘", "☒", "☐", "n", "no", "false", "0", "未", "未完成", "没有", "未整改", "整改中", "正在整改", "未整改完成",
            "进行中", "办理中", "推进中", "正在推进", "未办结", "未销号", "部分完成", "限期整改", "逾期", "逾期未整改", "-", "/", "无");

    private WordReaders() {}

    static CellReader text(int maxLength) {
        return (at, raw) -> {
            var text = PlainText.clean(raw.shown());
            if (text.codePointCount(0, text.length()) > maxLength) {
                return Cell.failed(at, raw, IssueCode.TEXT_TOO_LONG, String.valueOf(maxLength));
            }
            var value = new FieldValue.Text(text);
            return raw instanceof CellValue.Moment
                    ? Cell.noted(at, raw, value, IssueCode.TEXT_WAS_DATE)
                    : Cell.of(at, raw, value);
        };
    }

    static Cell names(CellAddress at, CellValue raw) {
        var names = Arrays.stream(BETWEEN_NAMES.split(PlainText.clean(raw.shown())))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("-"))
                .distinct()
                .toList();
        return names.isEmpty()
                ? new Cell(at, raw.shown(), null, java.util.List.of())
                : Cell.of(at, raw, new FieldValue.Names(names));
    }

    static Cell yesNo(CellAddress at, CellValue raw) {
        var answer = yesNo(raw);
        return answer == null
                ? Cell.failed(at, raw, IssueCode.YES_NO_UNREADABLE)
                : Cell.of(at, raw, new FieldValue.YesNo(answer));
    }

    static Cell level(CellAddress at, CellValue raw) {
        var level = level(raw.shown());
        return level == null
                ? Cell.failed(at, raw, IssueCode.LEVEL_UNREADABLE)
                : Cell.of(at, raw, new FieldValue.Level(level));
    }

    /** Yes, no, or null when the words decide neither. */
    public static @Nullable Boolean yesNo(CellValue raw) {
        if (raw instanceof CellValue.Flag flag) {
            return flag.on();
        }
        var word = PlainText.compact(raw.shown()).toLowerCase(Locale.ROOT).replaceAll("[。.!]+$", "");
        if (YES.contains(word)) {
            return true;
        }
        return NO.contains(word) ? Boolean.FALSE : null;
    }

    /** The level named by the words, or null. */
    public static FieldValue.@Nullable HazardLevel level(String words) {
        return switch (PlainText.compact(words)) {
            case "一般", "一般隐患", "一般事故隐患", "一般问题", "一般性隐患" -> FieldValue.HazardLevel.GENERAL;
            case "重大", "重大隐患", "重大事故隐患", "重大问题", "重大安全隐患" -> FieldValue.HazardLevel.MAJOR;
            default -> null;
        };
    }
}
