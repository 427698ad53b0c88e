package org.bihuan.document.ledger.layout;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.shared.PlainText;

/** The vocabulary of headings and the form in which they are compared. */
final class HeaderWords {

    private static final Pattern BRACKETS = Pattern.compile("[(\\[【〔{].*?[)\\]】〕}]");
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,2}-)?\\d{1,2}月|\\d{4}年|[一二三四]季度|第\\d+周");
    private static final Set<String> WHOLE = Set.of(
            "序号", "编号", "单位", "备注", "位置", "地址", "小区", "问题", "属地", "指标", "产业", "照片", "楼栋", "楼层", "电话", "企业", "部门", "状态",
            "金额", "项目", "姓名", "职务", "数量", "类别", "类型", "来源", "等级", "no", "name", "date", "unit");
    private static final Set<String> TAILS = Set.of(
            "名称", "日期", "时间", "时限", "期限", "情况", "单位", "部门", "公司", "电话", "方式", "领导", "措施", "描述", "内容", "等级", "级别", "进度",
            "进展", "编号", "代码", "部位", "地点", "地址", "事项", "来源", "类型", "类别", "完成", "目标", "投资", "金额", "产业", "信息", "责任人",
            "负责人", "联系人", "人员", "备注", "要求", "结果", "状态", "原因", "数", "率", "量", "额", "承租");

    private HeaderWords() {}

    /** Half width, lower case, without blanks, brackets and their content. */
    static String normal(String heading) {
        var compact = PlainText.compact(heading).toLowerCase(Locale.ROOT);
        var bare = BRACKETS.matcher(compact).replaceAll("").replaceAll("[*:：]", "");
        return bare.isEmpty() ? compact : bare;
    }

    /** Whether the words are typical of a heading. */
    static boolean known(String text) {
        var word = normal(text);
        return WHOLE.contains(word)
                || PERIOD.matcher(word).matches()
                || TAILS.stream().anyMatch(word::endsWith);
    }
}
