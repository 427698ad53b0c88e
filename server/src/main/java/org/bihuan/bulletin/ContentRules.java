package org.bihuan.bulletin;

import java.util.HashSet;
import org.bihuan.shared.Problem;

/** What a paper's text may hold beyond the sizes its members declare. */
final class ContentRules {

    private ContentRules() {}

    static void check(PaperContent content, Paper.Subject about) {
        var keys = new HashSet<String>();
        for (int at = 0; at < content.tables().size(); at++) {
            var table = content.tables().get(at);
            int columns = table.head().size();
            boolean even =
                    table.widths().size() == columns && table.rows().stream().allMatch(row -> row.size() == columns);
            if (!even || !keys.add(table.key())) {
                throw Problem.field("tables[" + at + "]", "BULLETIN-TABLE-UNEVEN", "表格各行的列数须与表头一致，表的代号不能重复。");
            }
        }
        if (!FigureKey.in(content).isEmpty() && about.asAt() == null) {
            throw Problem.field("text", "BULLETIN-FIGURE-WITHOUT-PERIOD", "只有督查通报才能引用统计数字，请删除花括号内的内容。");
        }
        if (content.text().isBlank() && content.sheet().isEmpty()) {
            throw Problem.field("text", "BULLETIN-EMPTY", "请填写正文。");
        }
    }
}
