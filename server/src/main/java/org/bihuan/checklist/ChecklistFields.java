package org.bihuan.checklist;

import static org.bihuan.document.ledger.layout.Field.of;

import java.util.List;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.layout.FieldCatalogue;

/** What the columns of a checklist may hold, in the words offices use and those of the export. */
final class ChecklistFields {

    static final String SECTION = "section";
    static final String ITEM = "item";
    static final String CLAUSE = "clause";
    static final String CRITERION = "criterion";
    static final String SEVERITY = "severity";
    static final String MEASURE = "measure";
    static final String LIMIT = "limit";
    static final String POINTS = "points";

    static final FieldCatalogue CATALOGUE = new FieldCatalogue(List.of(
            of("serial", "序号", "No.", FieldKind.SERIAL),
            of(SECTION, "检查项目", "Section", FieldKind.TEXT, "检查类别", "项目类别", "检查事项", "类别", "项目", "分类")
                    .upTo(100),
            of(
                            ITEM,
                            "检查内容",
                            "Check item",
                            FieldKind.TEXT,
                            "检查要点",
                            "检查标准",
                            "检查要求",
                            "检查内容及要求",
                            "检查内容及标准",
                            "检查项",
                            "内容",
                            "要点")
                    .upTo(300),
            of(CLAUSE, "依据条款", "Clause", FieldKind.TEXT, "检查依据", "法律依据", "法规依据", "标准依据", "依据")
                    .upTo(500),
            of(CRITERION, "重大隐患判定标准", "What makes it major", FieldKind.TEXT, "判定标准", "重大判定标准", "判定依据", "判定情形")
                    .upTo(500),
            of(SEVERITY, "严重程度", "Severity", FieldKind.LEVEL, "隐患等级", "隐患级别", "等级", "级别"),
            of(MEASURE, "整改措施", "Measure", FieldKind.TEXT, "整改要求", "整改建议", "处置措施", "处理措施")
                    .upTo(500),
            of(LIMIT, "整改期限（天）", "Limit (days)", FieldKind.TEXT, "整改期限", "整改时限", "期限", "时限", "整改天数")
                    .upTo(20),
            of(POINTS, "分值", "Points", FieldKind.NUMBER, "标准分", "标准分值", "分数", "满分", "权重")));

    private ChecklistFields() {}
}
