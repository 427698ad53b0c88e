package org.bihuan.roster;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.bihuan.organisation.PostRank;
import org.bihuan.organisation.UnitKind;
import org.bihuan.shared.PlainText;

/** The Chinese words a roster may use for kinds, ranks, yes and no. */
final class RosterWords {

    private static final Map<String, UnitKind> KINDS = Map.ofEntries(
            entry("党工委", UnitKind.WORKING_COMMITTEE),
            entry("管委会", UnitKind.ADMIN_COMMITTEE),
            entry("职能部门", UnitKind.DEPARTMENT),
            entry("部门", UnitKind.DEPARTMENT),
            entry("局", UnitKind.DEPARTMENT),
            entry("办公室、中心", UnitKind.OFFICE),
            entry("办公室", UnitKind.OFFICE),
            entry("中心", UnitKind.OFFICE),
            entry("产业园区", UnitKind.INDUSTRIAL_PARK),
            entry("园区", UnitKind.INDUSTRIAL_PARK),
            entry("街道", UnitKind.SUBDISTRICT),
            entry("村、社区", UnitKind.VILLAGE),
            entry("村", UnitKind.VILLAGE),
            entry("社区", UnitKind.VILLAGE),
            entry("国有公司", UnitKind.STATE_COMPANY),
            entry("平台公司", UnitKind.STATE_COMPANY),
            entry("垂管单位", UnitKind.VERTICAL_UNIT),
            entry("垂直管理单位", UnitKind.VERTICAL_UNIT),
            entry("领导小组", UnitKind.LEADING_GROUP),
            entry("指挥部", UnitKind.HEADQUARTERS),
            entry("工作专班", UnitKind.TASK_FORCE),
            entry("专班", UnitKind.TASK_FORCE),
            entry("其他", UnitKind.OTHER));

    private static final Map<String, PostRank> RANKS = Map.of(
            "园区领导", PostRank.ZONE_LEADER,
            "主要负责人", PostRank.PRINCIPAL,
            "分管负责人", PostRank.DEPUTY,
            "联络员", PostRank.LIAISON,
            "工作人员", PostRank.STAFF);

    private static final Map<String, Boolean> YES_NO = Map.of("是", true, "否", false);

    private RosterWords() {}

    static Optional<UnitKind> kind(String text) {
        return Optional.ofNullable(KINDS.get(PlainText.compact(text)));
    }

    static Optional<PostRank> rank(String text) {
        return Optional.ofNullable(RANKS.get(PlainText.compact(text)));
    }

    static Optional<Boolean> yes(String text) {
        return Optional.ofNullable(YES_NO.get(PlainText.compact(text)));
    }
}
