package org.bihuan.document.ledger.cell;

import static org.bihuan.document.ledger.cell.Severity.ERROR;
import static org.bihuan.document.ledger.cell.Severity.WARNING;

import java.util.List;

/**
 * What can be wrong with a cell. The code is stable and is what the screens translate; the Chinese
 * sentence goes into the workbook that is handed back for correction. {0} is the text of the cell.
 */
public enum IssueCode {
    REQUIRED("LEDGER-CELL-REQUIRED", ERROR, "必填，不能为空"),
    FAULT("LEDGER-CELL-FAULT", ERROR, "公式没有结果（{0}），请改为数值或文字"),
    TEXT_TOO_LONG("LEDGER-TEXT-TOO-LONG", ERROR, "文字超过 {1} 个字符"),
    TEXT_WAS_DATE("LEDGER-TEXT-WAS-DATE", WARNING, "表格软件已把这里变成日期（{0}），请核对原文"),
    DATE_UNREADABLE("LEDGER-DATE-UNREADABLE", ERROR, "无法识别日期“{0}”，请写成 2026-9-3 的样式"),
    DATE_IMPOSSIBLE("LEDGER-DATE-IMPOSSIBLE", ERROR, "日期“{0}”不存在"),
    DATE_AMBIGUOUS("LEDGER-DATE-AMBIGUOUS", ERROR, "“{0}”可作多种理解，请写出完整的年月日"),
    DATE_IMPLAUSIBLE("LEDGER-DATE-IMPLAUSIBLE", ERROR, "日期“{0}”的年份不合常理"),
    DATE_NO_DAY("LEDGER-DATE-NO-DAY", ERROR, "“{0}”没有写到日"),
    DATE_DAY_ASSUMED("LEDGER-DATE-DAY-ASSUMED", WARNING, "“{0}”没有写到日，按 {1} 处理"),
    DATE_RANGE("LEDGER-DATE-RANGE", WARNING, "“{0}”是一段时间，按 {1} 处理"),
    DATE_RELATIVE("LEDGER-DATE-RELATIVE", WARNING, "“{0}”按填报日期推算为 {1}"),
    DATE_OPEN_ENDED("LEDGER-DATE-OPEN-ENDED", WARNING, "“{0}”没有确定的日期，按无时限处理"),
    CREDIT_CODE_LENGTH("LEDGER-CREDIT-CODE-LENGTH", ERROR, "统一社会信用代码应为 18 位，现为 {1} 位"),
    CREDIT_CODE_CHARACTER("LEDGER-CREDIT-CODE-CHARACTER", ERROR, "统一社会信用代码含有不允许的字符“{1}”"),
    CREDIT_CODE_CHECK("LEDGER-CREDIT-CODE-CHECK", ERROR, "统一社会信用代码校验不通过，请核对"),
    CREDIT_CODE_HINT("LEDGER-CREDIT-CODE-HINT", ERROR, "统一社会信用代码校验不通过，是否应为 {1}？"),
    PHONE_INVALID("LEDGER-PHONE-INVALID", ERROR, "“{0}”不是有效的电话号码"),
    PHONE_ZERO_LOST("LEDGER-PHONE-ZERO-LOST", WARNING, "区号前的 0 丢失，按 {1} 处理"),
    PHONE_NO_AREA("LEDGER-PHONE-NO-AREA", WARNING, "电话“{0}”没有区号"),
    PERCENT_UNREADABLE("LEDGER-PERCENT-UNREADABLE", ERROR, "“{0}”不是百分数"),
    PERCENT_OUT_OF_RANGE("LEDGER-PERCENT-OUT-OF-RANGE", ERROR, "进度“{0}”不在 0% 到 100% 之间"),
    PERCENT_ONE_UNSURE("LEDGER-PERCENT-ONE-UNSURE", WARNING, "“1”可能是 1% 或 100%，按 {1} 处理"),
    YES_NO_UNREADABLE("LEDGER-YES-NO-UNREADABLE", ERROR, "无法判断“{0}”是否完成，请填“是”或“否”"),
    LEVEL_UNREADABLE("LEDGER-LEVEL-UNREADABLE", ERROR, "隐患等级“{0}”无法识别，请填“一般”或“重大”"),
    NUMBER_UNREADABLE("LEDGER-NUMBER-UNREADABLE", ERROR, "“{0}”不是数字"),
    MONEY_UNREADABLE("LEDGER-MONEY-UNREADABLE", ERROR, "“{0}”不是金额"),
    UNIT_UNKNOWN("LEDGER-UNIT-UNKNOWN", ERROR, "没有找到单位“{1}”"),
    UNIT_SEVERAL("LEDGER-UNIT-SEVERAL", WARNING, "写了几个单位：“{1}”牵头，“{2}”配合，请核对"),
    UNIT_FIRST_ONLY("LEDGER-UNIT-FIRST-ONLY", WARNING, "写了几个单位：只取“{1}”，“{2}”不导入，请核对"),
    NUMBER_IN_USE("LEDGER-NUMBER-IN-USE", ERROR, "编号“{1}”已被事项“{2}”使用，请更正或另编新号"),
    NUMBER_TWICE("LEDGER-NUMBER-TWICE", ERROR, "编号“{1}”与第 {2} 行重复，请更正或另编新号"),
    NUMBER_RENEWED("LEDGER-NUMBER-RENEWED", WARNING, "另编新号，原编号“{1}”写入来源"),
    DONE_IN_FUTURE("LEDGER-DONE-IN-FUTURE", WARNING, "已完成，完成日期 {1} 却在将来：按今天办结处理，请核对"),
    DONE_ON_BUT_OPEN("LEDGER-DONE-ON-BUT-OPEN", WARNING, "未完成，却有完成日期 {1}：按未完成处理，请核对"),
    DONE_BUT_PERCENT("LEDGER-DONE-BUT-PERCENT", WARNING, "已完成，进度却是 {1}%：按 100% 处理，请核对"),
    OPEN_BUT_PERCENT("LEDGER-OPEN-BUT-PERCENT", WARNING, "未完成，进度却是 100%：按 99% 处理，请核对"),
    ANSWER_MISSING("LEDGER-ANSWER-MISSING", ERROR, "按该类事项的条件，须填写“{1}”"),
    ANSWER_REFUSED("LEDGER-ANSWER-REFUSED", ERROR, "不符合该类事项的条件：{1}"),
    ANSWER_NOT_ASKED("LEDGER-ANSWER-NOT-ASKED", WARNING, "按该类事项的条件，不需要填写“{1}”，不导入"),
    ROW_REFUSED("LEDGER-ROW-REFUSED", ERROR, "本行没有导入：{1}");

    private final String code;
    private final Severity severity;
    private final String sentence;

    IssueCode(String code, Severity severity, String sentence) {
        this.code = code;
        this.severity = severity;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    String sentence(List<String> params) {
        var text = sentence;
        for (int at = 0; at < params.size(); at++) {
            text = text.replace("{" + at + "}", params.get(at));
        }
        return text;
    }
}
