package org.bihuan.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.goal.GoalPlan;
import org.bihuan.goal.Goals;
import org.bihuan.matter.CircleOrder;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.PartOrder;
import org.bihuan.matter.SourceKind;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** One directive in parts, sub-tasks and children, and one goal broken down to people. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoParts {

    /** So many matters come of it. */
    static final int MATTERS = 9;

    private static final String OFFICER = "ducha";

    private final Matters matters;
    private final MatterShow files;
    private final Goals goals;
    private final DemoCast cast;
    private final Clock clock;

    DemoParts(Matters matters, MatterShow files, Goals goals, DemoCast cast, Clock clock) {
        this.matters = matters;
        this.files = files;
        this.goals = goals;
        this.cast = cast;
        this.clock = clock;
    }

    void happen(ZoneKey zone) {
        directive(zone);
        goal(zone);
        confidential(zone);
    }

    /** Known to its officer, the unit that leads it and one leader, and to nobody else. */
    private void confidential(ZoneKey zone) {
        var matter = open(zone, daysAgo(6), "核查东片产业园违规排放举报线索", "综合行政执法局", List.of(), 12);
        act(zone, daysAgo(6), OFFICER, matter, new CircleOrder.Restrict("涉及举报人信息，限定知悉范围。"));
        var leader = cast.of(zone).people().get("郑建国");
        act(zone, daysAgo(5), OFFICER, matter, new CircleOrder.Inform(null, leader, "分管领导须掌握核查进展。"));
        act(zone, daysAgo(5), "zhifa", matter, new MatterOrder.Receive(null, null));
    }

    /** Told in the order of time: what a child does moves its parent. */
    private void directive(ZoneKey zone) {
        var parent = open(zone, daysAgo(16), "化解规上企业用电接入和能耗双控堵点", "经济发展局", List.of("招商局"), 20);
        act(zone, daysAgo(15), "jingfa", parent, new MatterOrder.Receive("何文博", null));
        give(zone, parent, "财政局", "落实用电接入补助资金来源并出具意见", today().plusDays(6));
        // Falls behind, is urged by the lead unit below, and climbs with the next round of the ladder.
        give(zone, parent, "自然资源和规划分局", "出具东片配电设施用地规划意见", today().minusDays(2));
        var land = child(zone, parent, "办理园区东片配电设施用地手续", "住房和城乡建设局", "zhujian", 2);
        var clearing = child(zone, parent, "清理占压电力通道的违法建设", "综合行政执法局", "zhifa", 1);
        act(zone, daysAgo(13), "zhaoshang", parent, new PartOrder.SignSubTask(part(zone, parent, 0)));
        act(zone, daysAgo(12), "caizheng", parent, new PartOrder.SignSubTask(part(zone, parent, 1)));
        act(
                zone,
                daysAgo(9),
                "zhaoshang",
                parent,
                new PartOrder.ReportSubTask(part(zone, parent, 0), "已汇总二十三家在建项目用电需求清单。", null));
        act(zone, daysAgo(8), "jingfa", parent, new PartOrder.AcceptSubTask(part(zone, parent, 0), "清单完整。"));
        act(zone, daysAgo(5), "zhujian", land, new MatterOrder.Progress("按计划推进。", 65, null));
        act(zone, daysAgo(5), "zhifa", clearing, new MatterOrder.Progress("按计划推进。", 30, null));
        act(
                zone,
                daysAgo(4),
                "caizheng",
                parent,
                new PartOrder.ReportSubTask(part(zone, parent, 1), "拟从工业发展资金列支，待会议研究。", null));
        act(zone, daysAgo(3), "jingfa", parent, new PartOrder.SendBackSubTask(part(zone, parent, 1), "请补充资金测算依据。"));
        act(zone, daysAgo(2), "jingfa", parent, new PartOrder.UrgeSubTask(part(zone, parent, 2), "送电节点在即，请尽快出具规划意见。"));
        act(
                zone,
                daysAgo(2),
                "jingfa",
                parent,
                new MatterOrder.Progress("两项子事项正在办理，供电方案已会审。", 45, "供电工程尚未招标，按较低进度填报。", null));
    }

    private void give(ZoneKey zone, MatterId matter, String unit, String what, LocalDate due) {
        act(zone, daysAgo(15), OFFICER, matter, new PartOrder.AddSubTask(unit(zone, unit), what, due, true));
    }

    private MatterId child(ZoneKey zone, MatterId parent, String title, String unit, String login, int weight) {
        var child = open(zone, daysAgo(14), title, unit, List.of(), 15);
        act(zone, daysAgo(14), OFFICER, child, new PartOrder.Attach(parent.value(), weight, "由用电接入督办事项分解。"));
        act(zone, daysAgo(13), login, child, new MatterOrder.Receive(null, null));
        return child;
    }

    private void goal(ZoneKey zone) {
        var officer = cast.viewer(zone, OFFICER);
        var id = Ids.next();
        var audit = item("完成三十家重点用能企业能效诊断", unit(zone, "经济发展局"), "何文博", 24, "诊断报告和整改清单");
        var plan = new GoalPlan(
                today().getYear(),
                "提升工业能效水平",
                "单位工业增加值能耗比上年下降 3%",
                cast.of(zone).people().get("郑建国"),
                List.of(
                        new GoalPlan.Work(
                                Ids.next(),
                                "重点用能企业节能改造",
                                unit(zone, "经济发展局"),
                                List.of(
                                        audit,
                                        item("兑现节能改造补助资金", unit(zone, "财政局"), "蒋佳怡", 30, "拨付凭证"),
                                        item("引进节能服务机构三家", unit(zone, "招商局"), "韩雪梅", 40, "入驻协议"))),
                        new GoalPlan.Work(
                                Ids.next(),
                                "公共领域节能",
                                unit(zone, "住房和城乡建设局"),
                                List.of(
                                        item("更换主干道节能路灯八百盏", unit(zone, "住房和城乡建设局"), "曹佳怡", 18, "验收单和前后照片"),
                                        item("学校和卫生院照明改造", unit(zone, "社会事业局"), "吕海燕", 35, null)))));
        DemoClock.at(daysAgo(12), () -> goals.write(officer, id, 0, plan));
        DemoClock.at(daysAgo(11), () -> goals.publish(officer, id, 1, true));
        DemoClock.at(daysAgo(1), () -> goals.write(officer, id, 2, withOneMore(plan)));
    }

    /** Added since, and still without unit and day. */
    private GoalPlan withOneMore(GoalPlan plan) {
        var last = plan.works().getLast();
        var items = new ArrayList<>(last.items());
        items.add(item("建成公共机构能耗在线监测平台", null, null, 0, null));
        var works = new ArrayList<>(plan.works());
        works.set(works.size() - 1, new GoalPlan.Work(last.id(), last.name(), last.leadUnit(), items));
        return new GoalPlan(plan.year(), plan.name(), plan.target(), plan.sponsor(), works);
    }

    private GoalPlan.Item item(
            String measure, @Nullable UnitId unit, @Nullable String person, int days, @Nullable String evidence) {
        return new GoalPlan.Item(
                Ids.next(), measure, unit, person, days == 0 ? null : today().plusDays(days), evidence);
    }

    private MatterId open(ZoneKey zone, Instant at, String title, String lead, List<String> supporting, int days) {
        var opened = new MatterId[1];
        var opening = new Opening(
                Ids.next(),
                Opening.Then.ASSIGN,
                MatterType.SUPERVISED_ITEM,
                title,
                "明确责任和时限，按月反馈进展。",
                null,
                false,
                SourceKind.MEETING,
                "管委会主任办公会",
                null,
                null,
                null,
                unit(zone, lead),
                supporting.stream().map(name -> unit(zone, name)).toList(),
                null,
                null,
                null,
                null,
                null,
                today().plusDays(days),
                null,
                null,
                null,
                null,
                true);
        var officer = cast.viewer(zone, OFFICER);
        DemoClock.at(at, () -> opened[0] = matters.open(officer, opening));
        return opened[0];
    }

    private void act(ZoneKey zone, Instant at, String login, MatterId matter, MatterOrder order) {
        var version = files.of(cast.viewer(zone, OFFICER), matter).version();
        var viewer = cast.viewer(zone, login);
        DemoClock.at(at, () -> matters.act(viewer, matter, version, Ids.next(), order));
    }

    /** The sub-task at this place, in the order given. */
    private UUID part(ZoneKey zone, MatterId matter, int at) {
        return files.of(cast.viewer(zone, OFFICER), matter).subTasks().get(at).id();
    }

    private UnitId unit(ZoneKey zone, String name) {
        return cast.of(zone).unit(name);
    }

    private LocalDate today() {
        return BusinessZone.today(clock);
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
