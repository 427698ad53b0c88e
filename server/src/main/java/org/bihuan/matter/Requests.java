package org.bihuan.matter;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What is asked for and decided by another: extension, suspension, cancellation; and the pauses that follow (延期、中止、撤销、挂账). */
record Requests(Matter matter, Situation here) {

    /** What is put aside is looked at at least once a year: nothing is shelved for good. */
    private static final int LONGEST_SHELF_YEARS = 1;

    void requestExtension(MatterOrder.RequestExtension order) {
        var due = matter.dueOn;
        if (due != null && here.today().isAfter(due)) {
            throw Problem.conflict("MATTER-EXTENSION-TOO-LATE", "已超过办结时限，不能再申请延期。请尽快办理并在反馈中说明原因。");
        }
        if (matter.extensionCount >= here.rules().extensionsAllowed()) {
            throw Problem.conflict(
                    "MATTER-EXTENSION-USED-UP", "该类事项最多延期 " + here.rules().extensionsAllowed() + " 次，已用完。");
        }
        if (due != null && !order.dueOn().isAfter(due)) {
            throw Problem.field("dueOn", "MATTER-EXTENSION-NOT-LATER", "延期后的时限必须晚于现时限 " + due + "。");
        }
        var request = request(RequestKind.EXTENSION, order.reason(), order.dueOn());
        matter.happened(new MatterEvent.ExtensionRequested(request, order.reason(), order.dueOn(), due), matter.state);
    }

    void requestSuspension(MatterOrder.RequestSuspension order) {
        var request = request(RequestKind.SUSPENSION, order.reason(), null);
        matter.happened(new MatterEvent.SuspensionRequested(request, order.reason()), matter.state);
    }

    void requestCancellation(MatterOrder.RequestCancellation order) {
        mustHaveNoOpenChildren();
        var request = request(RequestKind.CANCELLATION, order.reason(), null);
        matter.happened(new MatterEvent.CancellationRequested(request, order.reason()), matter.state);
    }

    /** Children go on under nothing otherwise. */
    private void mustHaveNoOpenChildren() {
        if (!matter.parts.openChildren.isEmpty()) {
            throw Problem.conflict(
                            "MATTER-CHILD-OPEN",
                            "还有 " + matter.parts.openChildren.size() + " 件子事项未办结："
                                    + String.join("、", matter.parts.openChildren) + "。请先办结或撤销，或使其脱离本事项，再撤销本事项。")
                    .with("children", matter.parts.openChildren);
        }
    }

    void requestDelisting(LadderOrder.RequestDelisting order) {
        new Climb(matter, here).mustHaveRecovered();
        var request = request(RequestKind.DELISTING, order.reason(), null);
        matter.happened(new MatterEvent.DelistingRequested(request, order.reason(), order.evidence()), matter.state);
    }

    /** What passes waits for its approval; what fails stays listed, and delisting has to be asked for again. */
    void acceptOnSite(LadderOrder.AcceptOnSite order) {
        var request = matter.pending;
        if (request == null) {
            throw MatterPolicy.noRequest();
        }
        Handling.mustCite(order, 1);
        var on = order.on() == null ? here.today() : order.on();
        if (on.isAfter(here.today())) {
            throw Problem.field("on", "MATTER-MOMENT-AHEAD", "验收日期不能晚于今天。");
        }
        matter.pending = order.passed()
                ? request.accepted(new PendingRequest.Acceptance(
                        on, here.viewer().account(), here.viewer().name(), order.opinion()))
                : null;
        matter.happened(
                new MatterEvent.AcceptanceHeld(request.id(), order.passed(), on, order.opinion(), order.evidence()),
                matter.state);
    }

    /** The work waits for the approval from now on, not for the unit. */
    void submitPlan(MatterOrder.SubmitPlan order) {
        var request = request(RequestKind.PLAN, order.text(), null);
        matter.happened(new MatterEvent.PlanSubmitted(request, order.text(), order.evidence()), matter.state);
        matter.step(here, here.endOfDayIn(here.rules().verifyDays()));
    }

    private UUID request(RequestKind kind, String reason, @Nullable LocalDate wantedDueOn) {
        var request = new PendingRequest(
                Ids.next(), kind, reason, wantedDueOn, here.viewer().account(), here.principal(), null);
        matter.pending = request;
        return request.id();
    }

    void decide(MatterOrder.DecideRequest order) {
        var request = matter.pending;
        if (request == null) {
            throw MatterPolicy.noRequest();
        }
        matter.pending = null;
        if (!order.approved()) {
            matter.happened(
                    new MatterEvent.RequestRefused(request.id(), request.kind(), order.opinion()), matter.state);
            planAnew(request);
            return;
        }
        switch (request.kind()) {
            case EXTENSION -> extend(request, order);
            case SUSPENSION -> suspend(request, order);
            case DELISTING -> {
                var climb = new Climb(matter, here);
                climb.mustHaveRecovered();
                mustBeAccepted(request);
                climb.delist(request, order.opinion());
            }
            case PLAN -> {
                matter.happened(new MatterEvent.PlanApproved(request.id(), order.opinion()), MatterState.IN_PROGRESS);
                matter.step(here, here.feedbackLimit(matter.timeChoice));
            }
            case CANCELLATION -> {
                mustHaveNoOpenChildren();
                matter.happened(
                        new MatterEvent.Cancelled(request.id(), request.reason(), order.opinion()),
                        MatterState.CANCELLED);
                matter.step(here, null);
            }
        }
    }

    void withdraw(MatterOrder.WithdrawRequest order) {
        var request = matter.pending;
        if (request == null) {
            throw MatterPolicy.noRequest();
        }
        matter.pending = null;
        matter.happened(new MatterEvent.RequestWithdrawn(request.id(), request.kind(), order.reason()), matter.state);
        planAnew(request);
    }

    /** The unit has the plan in hand again. */
    private void planAnew(PendingRequest request) {
        if (request.kind() == RequestKind.PLAN) {
            matter.step(here, here.workLimit(matter.timeChoice));
        }
    }

    private static void mustBeAccepted(PendingRequest request) {
        if (!request.accepted()) {
            throw Problem.conflict("MATTER-NOT-ACCEPTED", "摘牌须先经现场验收合格，再审批。请先安排承办单位以外的人员现场验收。");
        }
    }

    private void extend(PendingRequest request, MatterOrder.DecideRequest order) {
        var before = matter.dueOn;
        var to = Objects.requireNonNull(request.wantedDueOn());
        matter.due(to, here);
        matter.extensionCount++;
        matter.happened(new MatterEvent.Extended(request.id(), before, to, order.opinion()), matter.state);
    }

    private void suspend(PendingRequest request, MatterOrder.DecideRequest order) {
        if (matter.state != MatterState.RECEIVED
                && matter.state != MatterState.IN_PROGRESS
                && matter.state != MatterState.REWORK) {
            throw Problem.conflict("MATTER-SUSPENSION-OUTDATED", "事项已不在办理中，不能再批准中止，请驳回该申请。");
        }
        pause();
        matter.happened(new MatterEvent.Suspended(request.id(), order.opinion()), MatterState.SUSPENDED);
        matter.step(here, null);
    }

    void shelve(MatterOrder.Shelve order) {
        if (!order.reviewOn().isAfter(here.today())) {
            throw Problem.field("reviewOn", "MATTER-REVIEW-PAST", "复核日期须晚于今天。");
        }
        if (order.reviewOn().isAfter(here.today().plusYears(LONGEST_SHELF_YEARS))) {
            throw Problem.field("reviewOn", "MATTER-REVIEW-FAR", "复核日期最迟为一年之后；期满仍不具备条件的，复核后可再次挂账。");
        }
        if (matter.state != MatterState.SHELVED) {
            pause();
        }
        matter.happened(
                new MatterEvent.Shelved(order.reason(), order.approvedBy().strip(), order.reviewOn()),
                MatterState.SHELVED);
        matter.step(here, BusinessZone.endOf(order.reviewOn()));
    }

    /** Said once for each review date. */
    void reviewDue() {
        matter.happened(new MatterEvent.ReviewDue(here.today()), matter.state);
    }

    private void pause() {
        matter.backTo = matter.state;
        matter.pausedAt = here.now();
        matter.pausedStepDueAt = matter.stepDueAt;
    }

    /** The pause is added to both limits; the original limit of the whole is kept beside it. */
    void resume(MatterOrder.Resume order) {
        var due = matter.dueOn;
        if (due != null) {
            matter.due(afterPause(due), here);
        }
        var stepDue = matter.pausedStepDueAt;
        var target = matter.backTo == null ? MatterState.IN_PROGRESS : matter.backTo;
        matter.backTo = null;
        var stepLimit = stepDue == null ? null : BusinessZone.endOf(afterPause(BusinessZone.lastDayBefore(stepDue)));
        matter.pausedAt = null;
        matter.pausedStepDueAt = null;
        matter.happened(new MatterEvent.Resumed(order.note(), matter.dueOn), target);
        matter.step(here, stepLimit);
    }

    private LocalDate afterPause(LocalDate limit) {
        var since = matter.pausedAt;
        return since == null
                ? limit
                : here.calendar()
                        .resume(
                                limit,
                                BusinessZone.dateOf(since),
                                here.today(),
                                here.rules().dayKind());
    }
}
