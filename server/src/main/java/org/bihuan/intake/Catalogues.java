package org.bihuan.intake;

import static org.bihuan.document.ledger.layout.Field.of;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.form.FieldDefinition;
import org.bihuan.matter.MatterType;

/** The fields a ledger of a matter type may fill: those every matter has, and the further facts of the type. */
final class Catalogues {

    static final String FACT = "fields.";

    /** Words offices use for the further facts of the types that ship. */
    private static final Map<String, String[]> SYNONYMS = Map.of(
            "foundOn", new String[] {"排查日期", "检查日期", "发现时间", "排查时间", "检查时间"},
            "tenancy", new String[] {"出租/承租", "承租", "租赁关系"},
            "building", new String[] {"楼栋", "楼幢", "厂房"},
            "floor", new String[] {"楼层"},
            "measure", new String[] {"整改措施", "措施", "处置措施"},
            "remark", new String[] {"备注", "说明"},
            "manager", new String[] {"物业公司", "物业企业", "物业"},
            "photo", new String[] {"照片编号", "照片"});

    private Catalogues() {}

    static FieldCatalogue forType(MatterType type) {
        var fields = new ArrayList<Field>();
        fields.add(of("serial", "序号", "No.", FieldKind.SERIAL));
        fields.add(of("number", "编号", "Number", FieldKind.TEXT, "督办编号", "事项编号", "文号")
                .upTo(60));
        fields.add(of("title", "事项", "Matter", FieldKind.TEXT, titleWords(type))
                .needed()
                .upTo(200));
        fields.add(of("requirement", "工作要求", "Requirement", FieldKind.TEXT, "整改要求", "目标要求", "办理要求", "工作内容")
                .upTo(4_000));
        if (type.definition().graded()) {
            fields.add(of("severity", "隐患等级", "Severity", FieldKind.LEVEL, "等级", "级别", "隐患级别"));
        }
        fields.add(
                of("sourceText", "事项来源", "Source", FieldKind.TEXT, "来源", "交办来源").upTo(500));
        fields.add(of("place", "位置", "Place", FieldKind.TEXT, "存在部位", "部位", "地点", "地址")
                .upTo(200));
        fields.add(of("subjectName", "对象名称", "Subject", FieldKind.TEXT, "企业名称", "小区", "单位名称", "小区名称", "企业")
                .upTo(200));
        fields.add(of("subjectCode", "统一社会信用代码", "Credit code", FieldKind.CREDIT_CODE, "信用代码"));
        fields.add(of("leadUnit", "责任单位", "Lead unit", FieldKind.UNIT, "牵头单位", "牵头部门", "承办单位", "主办单位")
                .needed());
        fields.add(of("supportingUnits", "配合单位", "Supporting units", FieldKind.UNITS, "配合部门", "协办单位"));
        fields.add(of("territorialUnit", "属地", "Territorial unit", FieldKind.UNIT, "属地单位", "所属街道"));
        fields.add(of("regulatoryUnit", "主管部门", "Regulator", FieldKind.UNIT, "行业主管部门", "监管部门"));
        fields.add(of("sponsoringLeader", "责任领导", "Sponsoring leader", FieldKind.PERSON, "包挂领导", "挂钩领导", "分管领导")
                .upTo(50));
        fields.add(of("responsibleName", "责任人", "Responsible person", FieldKind.PERSON, "负责人", "整改责任人", "联系人")
                .upTo(50));
        fields.add(of("responsiblePhone", "联系电话", "Phone", FieldKind.PHONE, "电话", "联系方式", "手机"));
        fields.add(of("assignedOn", "交办日期", "Assigned on", FieldKind.DATE, "交办时间", "下达日期"));
        fields.add(of("dueOn", "办结时限", "Due on", FieldKind.DEADLINE, "整改时限", "完成时限", "整改期限", "办理时限", "完成期限"));
        fields.add(of("done", "是否完成", "Done", FieldKind.YES_NO, "完成情况", "是否整改", "是否销号", "是否办结"));
        fields.add(of("doneOn", "完成日期", "Done on", FieldKind.DATE, "完成时间", "整改完成日期", "销号日期", "办结日期"));
        fields.add(of("percent", "整改进度", "Progress", FieldKind.PERCENT, "进度", "完成进度", "完成率"));
        fields.add(of("progressText", "进展情况", "Progress text", FieldKind.TEXT, "整改情况", "办理情况", "工作进展"));
        type.definition().fields().stream().flatMap(fact -> fact(fact).stream()).forEach(fields::add);
        return new FieldCatalogue(fields);
    }

    /** Which type a ledger probably holds, by its title and headings. */
    static String likelyType(String words) {
        if (words.contains("督办") || words.contains("交办") || words.contains("督查")) {
            return MatterType.SUPERVISED_ITEM;
        }
        return words.contains("隐患") ? MatterType.HAZARD : MatterType.PROBLEM;
    }

    /** Of a remembered mapping what the type still has. */
    static Map<Integer, String> known(MatterType type, Map<Integer, String> mapping) {
        var catalogue = forType(type);
        var known = new HashMap<>(mapping);
        known.values().removeIf(field -> catalogue.field(field).isEmpty());
        return known;
    }

    private static String[] titleWords(MatterType type) {
        return switch (type.code()) {
            case MatterType.HAZARD -> new String[] {"隐患描述", "隐患内容", "存在隐患", "问题描述", "问题", "存在问题"};
            case MatterType.SUPERVISED_ITEM -> new String[] {"督办事项", "事项名称", "工作任务", "重点工作", "事项内容", "任务"};
            default -> new String[] {"问题", "存在问题", "问题描述", "问题内容", "隐患描述", "事项名称"};
        };
    }

    /** Facts kept by id, or by choices that a cell cannot be held against, are not taken from ledgers. */
    private static Optional<Field> fact(FieldDefinition fact) {
        var kind = switch (fact.kind()) {
            case TEXT, LONG_TEXT, CHOICE -> FieldKind.TEXT;
            case NUMBER, MONEY -> FieldKind.NUMBER;
            case DATE -> FieldKind.DATE;
            case PHONE -> FieldKind.PHONE;
            case CREDIT_CODE -> FieldKind.CREDIT_CODE;
            case YES_NO -> FieldKind.YES_NO;
            case MULTI_CHOICE, PERSON, UNIT, PHOTOS, SIGNATURE, PLACE, SUBJECT, TABLE, CHECK -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        var words = SYNONYMS.getOrDefault(fact.key(), new String[0]);
        return Optional.of(
                new Field(FACT + fact.key(), fact.label(), fact.labelEn(), kind, List.of(words), false, 1_000));
    }
}
