package org.bihuan.matter;

import org.bihuan.shared.Problem;

/** Working on it: progress, report, and taking a report back (办理、反馈). */
record Handling(Matter matter, Situation here) {

    void progress(MatterOrder.Progress order) {
        var before = matter.percent;
        matter.percent = order.percent();
        var target = matter.state == MatterState.REWORK ? MatterState.REWORK : MatterState.IN_PROGRESS;
        var moved = target != matter.state;
        matter.happened(new MatterEvent.Progressed(order.text(), matter.percent, before, order.evidence()), target);
        if (moved) {
            matter.step(here, null);
        }
    }

    void report(MatterOrder.Report order) {
        if (order.evidence().size() < here.rules().evidenceRequired()) {
            throw Problem.field(
                    "files",
                    "MATTER-EVIDENCE-MISSING",
                    "反馈须附不少于 " + here.rules().evidenceRequired() + " 份佐证材料（照片或文件）。");
        }
        matter.percent = 100;
        matter.reportedAt = here.now();
        matter.reporter = here.viewer().account();
        matter.happened(new MatterEvent.Reported(order.text(), order.evidence()), MatterState.REPORTED);
        matter.step(here, here.endOfDayIn(here.rules().verifyDays()));
    }

    void withdrawReport(MatterOrder.WithdrawReport order) {
        matter.reportedAt = null;
        matter.reporter = null;
        matter.percent = Math.min(matter.percent, 99);
        matter.happened(new MatterEvent.ReportWithdrawn(order.reason()), MatterState.IN_PROGRESS);
        matter.step(here, null);
    }
}
