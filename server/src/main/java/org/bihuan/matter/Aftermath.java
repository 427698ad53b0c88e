package org.bihuan.matter;

import java.util.List;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What becomes of a matter beside its own work: it is another one, or is looked at again after the close (并案、回头看). */
record Aftermath(Matter matter, Situation here) {

    void mergeInto(Matter survivor, String reason) {
        new Supporting(matter, here).merge(survivor.numberOrEmpty());
        matter.mergedInto = survivor.id;
        matter.backTo = matter.state;
        matter.pausedStepDueAt = matter.stepDueAt;
        matter.happened(
                new MatterEvent.Merged(
                        survivor.id.value(), survivor.numberOrEmpty(), Restriction.outwardTitle(survivor), reason),
                MatterState.CANCELLED);
        matter.step(here, null);
    }

    /** Back to where it was; the business limit has gone on all the time. */
    void unmerge(Matter survivor, String reason) {
        var target = matter.backTo == null ? MatterState.OPENED : matter.backTo;
        var limit = matter.pausedStepDueAt;
        matter.mergedInto = null;
        matter.backTo = null;
        matter.pausedStepDueAt = null;
        matter.happened(new MatterEvent.Unmerged(survivor.id.value(), survivor.numberOrEmpty(), reason), target);
        matter.step(here, limit);
        new Supporting(matter, here).takeUp();
    }

    void lookBack(MatterReviews.Finding finding) {
        matter.happened(
                new MatterEvent.LookedBack(finding.holds(), finding.method(), finding.opinion(), finding.evidence()),
                matter.state);
        if (!finding.holds()) {
            new Verification(matter, here).reopen(new MatterOrder.Reopen(finding.opinion(), finding.reworkDueOn()));
        }
    }

    static Problem mergedIntoItself() {
        return Problem.field("into", "MATTER-MERGE-ITSELF", "不能并入自身，请选择另一个事项。");
    }

    static Problem mergedIntoOwnChild() {
        return Problem.field("into", "MATTER-MERGE-OWN-CHILD", "不能并入自己的子事项，请选择另一个事项，或将子事项并入本事项。");
    }

    static Problem childrenOpen(List<String> children) {
        return Problem.conflict(
                        "MATTER-CHILD-OPEN",
                        "还有 " + children.size() + " 件子事项未办结：" + String.join("、", children) + "。请先办结或并入其他事项，再并案。")
                .with("children", children);
    }

    static Problem survivorNotLive(@Nullable String number) {
        return Problem.field(
                "into", "MATTER-MERGE-NOT-LIVE", "事项" + (number == null ? "" : number) + "不在办理中，不能并入。如为复发，请先重新立项。");
    }
}
