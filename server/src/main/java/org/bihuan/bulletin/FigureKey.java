package org.bihuan.bulletin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.statistics.FigureCode;
import org.bihuan.statistics.FigureScope;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a text names it: {@code OVERDUE} of the whole zone, {@code OVERDUE@unit} of a lead unit, {@code CLOSINGS!@unit}
 * without the matters excluded from rankings.
 */
record FigureKey(String text, FigureCode code, @Nullable UnitId unit, boolean undisputed) {

    /** A ranking of {@link BulletinText#MOST_RANKED} units with four figures each, and what the text around it names. */
    private static final int MOST = 450;

    /** Refuses a figure there is not with {@code BULLETIN-FIGURE-UNKNOWN}. */
    static FigureKey of(String text) {
        int at = text.indexOf('@');
        var code = at < 0 ? text : text.substring(0, at);
        boolean undisputed = code.endsWith("!");
        try {
            return new FigureKey(
                    text,
                    FigureCode.valueOf(undisputed ? code.substring(0, code.length() - 1) : code),
                    at < 0 ? null : new UnitId(UUID.fromString(text.substring(at + 1))),
                    undisputed);
        } catch (IllegalArgumentException unknown) {
            throw Problem.field("text", "BULLETIN-FIGURE-UNKNOWN", "没有“" + text + "”这项统计指标，请核对正文中花括号内的代号。");
        }
    }

    /** The figures a paper names, each once, in the order of the text. */
    static List<FigureKey> in(PaperContent content) {
        Set<String> keys = new LinkedHashSet<>();
        content.pieces()
                .forEach(piece ->
                        PaperLayout.FIGURE.matcher(piece).results().forEach(found -> keys.add(found.group(1))));
        if (keys.size() > MOST) {
            throw Problem.field("text", "BULLETIN-TOO-MANY-FIGURES", "一份公文最多引用 " + MOST + " 个统计数字。");
        }
        return keys.stream().map(FigureKey::of).toList();
    }

    FigureScope scope() {
        var scope = unit == null ? FigureScope.ALL : FigureScope.ofUnit(unit);
        return undisputed ? scope.withoutDisputed() : scope;
    }
}
