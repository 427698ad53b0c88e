package org.bihuan.goal;

import static org.bihuan.document.ledger.layout.Field.of;

import java.util.List;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.layout.FieldCatalogue;

/** What the columns of a goal's spreadsheet may hold, in the words offices use and those of the export. */
final class GoalSheetFields {

    static final String GOAL = "goal";
    static final String TARGET = "target";
    static final String WORK = "work";
    static final String LEAD_UNIT = "leadUnit";
    static final String MEASURE = "measure";
    static final String UNIT = "unit";
    static final String PERSON = "responsibleName";
    static final String DUE_ON = "dueOn";
    static final String EVIDENCE = "evidenceWanted";

    static final FieldCatalogue CATALOGUE = new FieldCatalogue(List.of(
            of(GOAL, "年度目标", "Goal", FieldKind.TEXT, "目标名称", "目标任务", "总体目标", "目标")
                    .upTo(100),
            of(TARGET, "目标值", "Target", FieldKind.TEXT, "目标要求", "量化目标", "年度任务", "指标值")
                    .upTo(500),
            of(WORK, "重点工作", "Work", FieldKind.TEXT, "工作项目", "重点项目", "工作名称", "重点任务", "项目名称")
                    .upTo(200),
            of(LEAD_UNIT, "牵头单位", "Lead unit", FieldKind.UNIT, "牵头部门", "牵头责任单位"),
            of(MEASURE, "具体措施", "Measure", FieldKind.TEXT, "清单事项", "工作措施", "推进措施", "工作内容", "任务清单", "事项")
                    .upTo(200),
            of(UNIT, "责任单位", "Unit", FieldKind.UNIT, "承办单位", "落实单位", "责任部门"),
            of(PERSON, "责任人", "Person", FieldKind.PERSON, "具体责任人", "责任人员", "承办人", "经办人")
                    .upTo(50),
            of(DUE_ON, "完成时限", "Due", FieldKind.DEADLINE, "完成时间", "时间节点", "时限", "办结时限"),
            of(EVIDENCE, "需要的佐证", "Evidence wanted", FieldKind.TEXT, "佐证材料", "佐证", "成果形式", "完成标志")
                    .upTo(500)));

    private GoalSheetFields() {}
}
