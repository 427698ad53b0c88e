package org.bihuan.demo.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bihuan.matter.Grade;
import org.bihuan.matter.LadderOrder;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.Rung;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What happens in each plot, from the handing over to where it stands today. */
final class Plotting {

    private final Script script;
    private final Diary diary;
    private final RandomGenerator random;
    private final List<UnitId> supporting;
    private final String handler;

    Plotting(Script script, Diary diary, RandomGenerator random, List<UnitId> supporting, String handler) {
        this.script = script;
        this.diary = diary;
        this.random = random;
        this.supporting = List.copyOf(supporting);
        this.handler = handler;
    }

    void tell(Plot plot, @Nullable LocalDate dueOn, LocalDate openedOn) {
        if (plot == Plot.DRAFT || plot == Plot.OPENED) {
            return;
        }
        script.assigned(dueOn, supporting);
        switch (plot) {
            case DRAFT, OPENED, WAITING_TO_BE_SIGNED -> {}
            case SIGNING_LATE -> script.urged(Script.OFFICER, 1);
            case RETURNED ->
                script.does(
                        diary.soon(30, 300), handler, new MatterOrder.Return("经核实，该点位不属于我单位管辖范围，建议由属地街道牵头办理。", null));
            case RECEIVED -> script.signed();
            case ON_PACE -> working(percentAt(dueOn, openedOn, 8));
            case BEHIND -> working(Math.max(5, percentAt(dueOn, openedOn, -38)));
            case NEAR_DUE -> working(between(86, 95));
            case OVERDUE -> overdue();
            case LISTED -> {
                overdue();
                script.raised(Rung.LISTED, "多次催办仍未办结，群众反映强烈。");
            }
            case ACCEPTED -> accepted();
            case DELISTED -> {
                accepted();
                script.does(diary.soon(60, 300), Script.OFFICER, new MatterOrder.DecideRequest(true, "现场验收合格，同意摘牌。"));
                script.closed();
            }
            case CRITICISED -> {
                overdue();
                script.raised(Rung.LISTED, "超期且无实质进展。");
                script.raised(Rung.BULLETIN, "挂牌督办后仍推诿拖延。");
            }
            case EXTENSION_PENDING -> extensionPending(dueOn);
            case REPORTED -> reported();
            case VERIFYING -> {
                reported();
                script.verificationStarted();
            }
            case PASSED -> {
                reported();
                script.passed();
            }
            case REWORK -> {
                reported();
                script.failed();
                if (random.nextBoolean()) {
                    script.progressed(between(30, 70), false);
                }
            }
            case SUSPENDED -> suspended();
            case SHELVED -> shelved();
            case CLOSED -> closed(dueOn);
            case CLOSED_AFTER_REWORK -> closedAfterRework();
            case EVALUATED -> evaluated(dueOn);
            case ARCHIVED -> {
                evaluated(dueOn);
                script.does(diary.later(2, 4), Script.OFFICER, new MatterOrder.Archive());
            }
            case REOPENED -> {
                closed(dueOn);
                script.does(
                        diary.later(3, 6),
                        Script.OFFICER,
                        new MatterOrder.Reopen("回头看抽查发现同类问题再次出现，重新立项办理。", diary.workdaysFromToday(between(2, 5))));
            }
            case CANCELLED -> cancelled();
        }
    }

    private void working(int percent) {
        script.signed();
        if (percent > 50) {
            script.progressed(percent / 2, random.nextInt(6) == 0);
        }
        script.progressed(percent, random.nextInt(5) == 0);
        if (random.nextInt(7) == 0) {
            script.instructed();
        }
    }

    private void overdue() {
        working(between(30, 80));
        script.urged(Script.OFFICER, 1);
        if (random.nextBoolean()) {
            script.instructed();
        }
        if (diary.hasRoomFor(4)) {
            script.urged(Script.LEADER, 2);
        }
    }

    /** Listed, mended, and looked at on site before anybody decides on the delisting. */
    private void accepted() {
        working(between(30, 60));
        script.urged(Script.OFFICER, 1);
        script.raised(Rung.LISTED, "超过时限未办结，涉及群众安全。");
        script.reported();
        script.passed();
        script.does(diary.soon(30, 200), handler, new LadderOrder.RequestDelisting("已按要求整改到位并通过核查，申请现场验收后摘牌。", null));
        script.accepted();
    }

    private void extensionPending(@Nullable LocalDate dueOn) {
        working(between(60, 85));
        var wanted = (dueOn == null ? diary.today() : dueOn).plusDays(between(5, 12));
        script.does(
                diary.soon(20, 200), handler, new MatterOrder.RequestExtension("关键配件供货周期较长，预计到货后三日内完成安装调试。", wanted));
    }

    private void reported() {
        script.signed();
        script.progressed(between(30, 60), random.nextInt(5) == 0);
        script.reported();
    }

    private void closed(@Nullable LocalDate dueOn) {
        script.signed();
        script.progressed(between(30, 70), random.nextInt(6) == 0);
        if (dueOn != null && random.nextInt(8) == 0) {
            extended(dueOn);
        }
        script.reported();
        script.passed();
        script.closed();
    }

    private void extended(LocalDate dueOn) {
        var wanted = dueOn.plusDays(between(3, 9));
        script.does(diary.soon(20, 200), handler, new MatterOrder.RequestExtension("连续降雨影响施工，申请顺延。", wanted));
        script.does(diary.soon(30, 300), Script.OFFICER, new MatterOrder.DecideRequest(true, "情况属实，同意延期，原时限一并保留。"));
    }

    private void closedAfterRework() {
        reported();
        script.failed();
        script.progressed(between(40, 80), false);
        script.reported();
        script.passed();
        script.closed();
    }

    private void evaluated(@Nullable LocalDate dueOn) {
        closed(dueOn);
        var grade = random.nextInt(3) == 0 ? Grade.A : random.nextInt(6) == 0 ? Grade.C : Grade.B;
        script.does(diary.later(1, 2), Script.OFFICER, new MatterOrder.Evaluate(grade, "办理及时，佐证充分。"));
    }

    private void suspended() {
        working(between(20, 50));
        script.does(diary.soon(20, 200), handler, new MatterOrder.RequestSuspension("需等待上级主管部门规划批复，期间无法推进。"));
        script.does(diary.soon(60, 400), Script.SECOND_OFFICER, new MatterOrder.DecideRequest(true, "同意中止，批复后立即恢复办理。"));
    }

    private void shelved() {
        working(between(20, 60));
        var review = diary.today().plusDays(between(20, 60));
        script.does(
                diary.soon(60, 400), Script.OFFICER, new MatterOrder.Shelve("涉及历史遗留问题，列入挂账清单，定期复核。", "分管领导", review));
    }

    private void cancelled() {
        working(between(10, 40));
        script.does(diary.soon(30, 300), Script.OFFICER, new MatterOrder.RequestCancellation("与另一事项重复立项，合并办理。"));
        script.does(diary.soon(60, 400), Script.SECOND_OFFICER, new MatterOrder.DecideRequest(true, "同意撤销，并入原事项。"));
    }

    /** The even pace of today, and so many points more or less. */
    private int percentAt(@Nullable LocalDate dueOn, LocalDate openedOn, int points) {
        var end = dueOn == null ? diary.today() : dueOn;
        long whole = Math.max(1, ChronoUnit.DAYS.between(openedOn, end));
        long gone = ChronoUnit.DAYS.between(openedOn, diary.today());
        return (int) Math.clamp(100 * gone / whole + points, 5, 95);
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }
}
