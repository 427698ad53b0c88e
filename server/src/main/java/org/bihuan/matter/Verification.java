package org.bihuan.matter;

import java.time.LocalDate;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Another pair of eyes, and what follows from its word: rework, close-off, evaluation, reopening (核查、销号、评价、重新立项). */
record Verification(Matter matter, Situation here) {

    void startVerification() {
        matter.verifier = here.viewer().behalf();
        matter.happened(new MatterEvent.VerificationStarted(), MatterState.VERIFYING);
    }

    void verify(MatterOrder.Verify order) {
        Handling.mustCite(order, here.rules().verificationEvidence());
        var ways = here.rules().verificationMethods();
        if (!ways.isEmpty() && !ways.contains(order.method())) {
            throw Problem.field("method", "MATTER-METHOD-NOT-ALLOWED", "该类事项不能用此方式核查，请改用规定的核查方式。");
        }
        matter.verifier = null;
        if (order.conclusion().passes()) {
            matter.happened(verified(order, null), MatterState.PASSED);
            matter.step(here, here.endOfDayIn(here.rules().closeDays()));
            if (here.rules().closesOnPass() && !matter.isListed()) {
                closeOff(order.opinion());
            }
            return;
        }
        var reworkDueOn = order.reworkDueOn() == null ? here.inDays(here.rules().reworkDays()) : order.reworkDueOn();
        if (reworkDueOn.isBefore(here.today())) {
            throw Problem.field("reworkDueOn", "MATTER-DUE-PAST", "返工时限不能早于今天。");
        }
        nextRound();
        matter.happened(verified(order, reworkDueOn), MatterState.REWORK);
        matter.step(here, BusinessZone.endOf(reworkDueOn));
    }

    private static MatterEvent.Verified verified(MatterOrder.Verify order, @Nullable LocalDate reworkDueOn) {
        return new MatterEvent.Verified(
                order.conclusion(), order.method(), order.opinion(), reworkDueOn, order.evidence());
    }

    /** Nothing counts as done until it has been verified: the next round begins at nought. */
    private void nextRound() {
        matter.round++;
        matter.percent = 0;
        matter.reportedAt = null;
        matter.reporter = null;
        matter.reporterFor = null;
    }

    void closeOff(@Nullable String opinion) {
        matter.closedAt = here.now();
        var done = Performance.of(matter, here.calendar(), here.rules().dayKind());
        matter.happened(
                new MatterEvent.ClosedOff(opinion, done.onTimeByOriginalDate(), done.onTimeByExtendedDate()),
                MatterState.CLOSED_OFF);
        matter.step(here, null);
    }

    void evaluate(MatterOrder.Evaluate order) {
        matter.grade = order.grade();
        matter.happened(
                new MatterEvent.Evaluated(
                        order.grade(),
                        order.opinion(),
                        Performance.of(matter, here.calendar(), here.rules().dayKind())),
                MatterState.EVALUATED);
    }

    void archive() {
        matter.happened(new MatterEvent.Archived(), MatterState.ARCHIVED);
    }

    void reopen(MatterOrder.Reopen order) {
        var wanted = order.dueOn() == null ? here.inDays(here.rules().reworkDays()) : order.dueOn();
        if (wanted.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "新的办结时限不能早于今天。");
        }
        nextRound();
        matter.reopenCount++;
        matter.closedAt = null;
        matter.grade = null;
        matter.due(wanted, here);
        matter.happened(new MatterEvent.Reopened(order.reason(), wanted), MatterState.REWORK);
        matter.step(here, BusinessZone.endOf(wanted));
    }
}
