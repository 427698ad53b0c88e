package org.bihuan.matter;

import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Working on it: progress, report, and taking a report back (办理、反馈). */
record Handling(Matter matter, Situation here) {

    void progress(MatterOrder.Progress order) {
        mustCite(order, here.rules().progressEvidence());
        var together = mustNotContradict(order);
        takeUp();
        var before = matter.percent;
        matter.percent = order.percent();
        var target = matter.state == MatterState.REWORK ? MatterState.REWORK : MatterState.IN_PROGRESS;
        var moved = target != matter.state;
        matter.happened(
                new MatterEvent.Progressed(
                        order.text(),
                        matter.percent,
                        before,
                        together,
                        together == null ? null : order.why(),
                        order.evidence()),
                target);
        if (moved) {
            matter.step(here, null);
        }
    }

    /** What the children come to, when the lead unit says something else and why; refused without a reason. */
    private @Nullable Integer mustNotContradict(MatterOrder.Progress order) {
        var together = matter.parts.childrenPercent;
        if (together == null || Math.min(together, 99) == order.percent()) {
            return null;
        }
        var why = order.why();
        if (why == null || why.isBlank()) {
            throw Problem.field("why", "MATTER-PERCENT-OF-CHILDREN", "子事项汇总进度为 " + together + "%，与填报的不一致；确需另报的，请说明理由。")
                    .with("percent", together);
        }
        return together;
    }

    void report(MatterOrder.Report order) {
        mustCite(order, here.rules().evidenceRequired());
        new Supporting(matter, here).mustBeDone();
        takeUp();
        matter.reportedFrom = matter.state;
        matter.reportedStepDueAt = matter.stepDueAt;
        matter.reportedPercent = matter.percent;
        matter.percent = 100;
        matter.reportedAt = here.now();
        matter.reporter = here.viewer().account();
        matter.reporterFor = here.principal();
        matter.happened(new MatterEvent.Reported(order.text(), order.evidence()), MatterState.REPORTED);
        matter.step(here, here.endOfDayIn(here.rules().verifyDays()));
    }

    /** Whoever of the lead unit is first at work handles it, where a type asks nobody to sign. */
    private void takeUp() {
        var lead = matter.leadUnit;
        if (matter.handler == null && lead != null && here.viewer().ownUnits().contains(lead)) {
            matter.handler = here.viewer().behalf();
        }
    }

    /** Refuses an order that shows less than the type asks for with {@code MATTER-EVIDENCE-MISSING}. */
    static void mustCite(MatterOrder order, int least) {
        if (order.evidence().size() < least) {
            throw Problem.field("files", "MATTER-EVIDENCE-MISSING", "须附不少于 " + least + " 份佐证材料（照片或文件）。");
        }
    }

    void withdrawReport(MatterOrder.WithdrawReport order) {
        matter.reportedAt = null;
        matter.reporter = null;
        matter.reporterFor = null;
        var percent = matter.reportedPercent;
        matter.percent = percent == null ? Math.min(matter.percent, 99) : percent;
        var target = matter.reportedFrom == MatterState.REWORK ? MatterState.REWORK : MatterState.IN_PROGRESS;
        matter.happened(new MatterEvent.ReportWithdrawn(order.reason()), target);
        matter.step(here, target == MatterState.REWORK ? matter.reportedStepDueAt : null);
    }
}
