package org.bihuan.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;

/**
 * A matter (事项) on its way through the loop. Each verb checks what only the matter can know, changes it and tells what
 * happened; {@code Transitions} says whether the act fits the state, {@code MatterPolicy} whether the person may.
 */
final class Matter {

    final MatterId id;
    final ZoneKey zone;
    final UUID typeId;
    final String typeCode;
    final AccountId createdBy;
    final Instant createdAt;

    MatterState state = MatterState.DRAFT;
    int round = 1;

    @Nullable
    String number;

    MatterFacts facts;

    @Nullable
    UnitId leadUnit;

    @Nullable
    String responsibleName;

    int percent;

    @Nullable
    LocalDate originalDueOn;

    @Nullable
    LocalDate dueOn;

    @Nullable
    LocalDate remindOn;

    Instant stepStartedAt;

    @Nullable
    Instant stepDueAt;

    @Nullable
    Instant openedAt;

    @Nullable
    Instant receivedAt;

    @Nullable
    Instant reportedAt;

    @Nullable
    Instant closedAt;

    @Nullable
    Instant pausedAt;

    @Nullable
    MatterState backTo;

    @Nullable
    AccountId reporter;

    int urgeCount;

    @Nullable
    Instant lastUrgedAt;

    int returnCount;
    int extensionCount;
    int reopenCount;
    boolean instructed;

    @Nullable
    PendingRequest pending;

    int lastSeq;
    int version;

    /** The state interval last written, absent for a new matter. */
    @Nullable
    Span span;

    private final List<Happening> happenings = new ArrayList<>();

    Matter(
            MatterId id,
            ZoneKey zone,
            UUID typeId,
            String typeCode,
            MatterFacts facts,
            AccountId createdBy,
            Instant createdAt) {
        this.id = id;
        this.zone = zone;
        this.typeId = typeId;
        this.typeCode = typeCode;
        this.facts = facts;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.stepStartedAt = createdAt;
    }

    /** What has happened since it was loaded, in order. */
    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /** Forgets what the repository has written. */
    void written() {
        happenings.clear();
    }

    void draft() {
        happened(new MatterEvent.Drafted(), state);
    }

    void discard() {
        happened(new MatterEvent.Discarded(), MatterState.CANCELLED);
    }

    void open(String givenNumber, Situation here) {
        number = givenNumber;
        openedAt = here.now();
        happened(
                new MatterEvent.Opened(
                        givenNumber, here.type().code(), here.type().version()),
                MatterState.OPENED);
        step(here, here.endOfDayIn(here.rules().assignDays()));
    }

    /** The limit wished for at the opening; it becomes the original one. */
    void plan(LocalDate wanted, Situation here) {
        if (wanted.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "办结时限不能早于今天。");
        }
        due(wanted, here);
        originalDueOn = wanted;
    }

    void assign(MatterOrder.Assign order, Situation here) {
        var unit = order.leadUnit() == null ? leadUnit : order.leadUnit();
        if (unit == null) {
            throw Problem.field("leadUnit", "MATTER-LEAD-UNIT-MISSING", "请选择牵头单位：每个事项必须有且只有一个牵头单位。");
        }
        var name = here.unitNames().of(unit, "leadUnit");
        limit(order.dueOn(), here);
        leadUnit = unit;
        responsibleName = order.responsibleName() == null ? responsibleName : order.responsibleName();
        var due = Objects.requireNonNull(dueOn);
        happened(new MatterEvent.Assigned(unit, name, responsibleName, due, order.note()), MatterState.ASSIGNED);
        step(here, here.inHours(here.rules().signHours()));
    }

    /** The business limit is set once; afterwards only an approved extension moves it. */
    private void limit(@Nullable LocalDate wanted, Situation here) {
        if (state != MatterState.OPENED && dueOn != null) {
            if (wanted != null && !wanted.equals(dueOn)) {
                throw Problem.field("dueOn", "MATTER-DUE-FIXED", "办结时限已确定为 " + dueOn + "，不能直接修改，请由承办单位申请延期。");
            }
            return;
        }
        if (wanted != null && wanted.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "办结时限不能早于今天。");
        }
        if (wanted != null || dueOn == null) {
            due(wanted == null ? here.inDays(here.rules().limitDays()) : wanted, here);
            originalDueOn = dueOn;
        }
    }

    void reassign(MatterOrder.Reassign order, Situation here) {
        if (order.leadUnit().equals(leadUnit)) {
            throw Problem.field("leadUnit", "MATTER-UNIT-UNCHANGED", "该单位已是牵头单位，请选择其他单位。");
        }
        var name = here.unitNames().of(order.leadUnit(), "leadUnit");
        var before = leadUnit;
        var beforeName = before == null ? null : here.unitNames().of(before, "leadUnit");
        leadUnit = order.leadUnit();
        responsibleName = order.responsibleName();
        happened(
                new MatterEvent.Reassigned(
                        before, beforeName, order.leadUnit(), name, order.responsibleName(), order.reason()),
                MatterState.ASSIGNED);
        step(here, here.inHours(here.rules().signHours()));
    }

    void receive(MatterOrder.Receive order, Situation here) {
        responsibleName = order.responsibleName() == null ? responsibleName : order.responsibleName();
        receivedAt = here.now();
        happened(new MatterEvent.Received(order.responsibleName(), order.note()), MatterState.RECEIVED);
        step(here, null);
    }

    void giveBack(MatterOrder.Return order, Situation here) {
        var received = receivedAt;
        if (state == MatterState.RECEIVED
                && received != null
                && here.now()
                        .isAfter(received.plus(Duration.ofHours(here.rules().returnHours())))) {
            throw Problem.conflict(
                    "MATTER-RETURN-TOO-LATE", "签收超过 " + here.rules().returnHours() + " 小时后不能退回，请与交办单位联系改派。");
        }
        returnCount++;
        happened(new MatterEvent.Returned(order.reason(), order.suggestedUnit()), MatterState.RETURNED);
        step(here, here.endOfDayIn(here.rules().assignDays()));
    }

    void progress(MatterOrder.Progress order, Situation here) {
        var before = percent;
        percent = order.percent();
        var target = state == MatterState.REWORK ? MatterState.REWORK : MatterState.IN_PROGRESS;
        var moved = target != state;
        happened(new MatterEvent.Progressed(order.text(), percent, before, order.evidence()), target);
        if (moved) {
            step(here, null);
        }
    }

    void report(MatterOrder.Report order, Situation here) {
        if (order.evidence().size() < here.rules().evidenceRequired()) {
            throw Problem.field(
                    "files",
                    "MATTER-EVIDENCE-MISSING",
                    "反馈须附不少于 " + here.rules().evidenceRequired() + " 份佐证材料（照片或文件）。");
        }
        percent = 100;
        reportedAt = here.now();
        reporter = here.viewer().account();
        happened(new MatterEvent.Reported(order.text(), order.evidence()), MatterState.REPORTED);
        step(here, here.endOfDayIn(here.rules().verifyDays()));
    }

    void withdrawReport(MatterOrder.WithdrawReport order, Situation here) {
        reportedAt = null;
        reporter = null;
        percent = Math.min(percent, 99);
        happened(new MatterEvent.ReportWithdrawn(order.reason()), MatterState.IN_PROGRESS);
        step(here, null);
    }

    void startVerification() {
        happened(new MatterEvent.VerificationStarted(), MatterState.VERIFYING);
    }

    void verify(MatterOrder.Verify order, Situation here) {
        if (order.conclusion().passes()) {
            happened(verified(order, null), MatterState.PASSED);
            step(here, here.endOfDayIn(here.rules().closeDays()));
            if (here.rules().closesOnPass()) {
                closeOff(order.opinion(), here);
            }
            return;
        }
        var reworkDueOn = order.reworkDueOn() == null ? here.inDays(here.rules().reworkDays()) : order.reworkDueOn();
        if (reworkDueOn.isBefore(here.today())) {
            throw Problem.field("reworkDueOn", "MATTER-DUE-PAST", "返工时限不能早于今天。");
        }
        nextRound();
        happened(verified(order, reworkDueOn), MatterState.REWORK);
        step(here, BusinessZone.endOf(reworkDueOn));
    }

    private static MatterEvent.Verified verified(MatterOrder.Verify order, @Nullable LocalDate reworkDueOn) {
        return new MatterEvent.Verified(
                order.conclusion(), order.method(), order.opinion(), reworkDueOn, order.evidence());
    }

    /** Nothing counts as done until it has been verified: the next round begins at nought. */
    private void nextRound() {
        round++;
        percent = 0;
        reportedAt = null;
        reporter = null;
    }

    void closeOff(@Nullable String opinion, Situation here) {
        closedAt = here.now();
        var reported = reportedAt;
        var done = reported == null ? here.today() : BusinessZone.dateOf(reported);
        happened(
                new MatterEvent.ClosedOff(opinion, onTime(done, originalDueOn), onTime(done, dueOn)),
                MatterState.CLOSED_OFF);
        step(here, null);
    }

    private static boolean onTime(LocalDate done, @Nullable LocalDate due) {
        return due == null || !done.isAfter(due);
    }

    void evaluate(MatterOrder.Evaluate order) {
        happened(new MatterEvent.Evaluated(order.grade(), order.opinion()), MatterState.EVALUATED);
    }

    void archive() {
        happened(new MatterEvent.Archived(), MatterState.ARCHIVED);
    }

    void reopen(MatterOrder.Reopen order, Situation here) {
        var wanted = order.dueOn() == null ? here.inDays(here.rules().reworkDays()) : order.dueOn();
        if (wanted.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "新的办结时限不能早于今天。");
        }
        nextRound();
        reopenCount++;
        closedAt = null;
        due(wanted, here);
        happened(new MatterEvent.Reopened(order.reason(), wanted), MatterState.REWORK);
        step(here, BusinessZone.endOf(wanted));
    }

    void requestExtension(MatterOrder.RequestExtension order, Situation here) {
        var due = dueOn;
        if (due != null && here.today().isAfter(due)) {
            throw Problem.conflict("MATTER-EXTENSION-TOO-LATE", "已超过办结时限，不能再申请延期。请尽快办理并在反馈中说明原因。");
        }
        if (extensionCount >= here.rules().extensionsAllowed()) {
            throw Problem.conflict(
                    "MATTER-EXTENSION-USED-UP", "该类事项最多延期 " + here.rules().extensionsAllowed() + " 次，已用完。");
        }
        if (due != null && !order.dueOn().isAfter(due)) {
            throw Problem.field("dueOn", "MATTER-EXTENSION-NOT-LATER", "延期后的时限必须晚于现时限 " + due + "。");
        }
        var request = request(RequestKind.EXTENSION, order.reason(), order.dueOn(), here);
        happened(new MatterEvent.ExtensionRequested(request, order.reason(), order.dueOn(), due), state);
    }

    void requestSuspension(MatterOrder.RequestSuspension order, Situation here) {
        var request = request(RequestKind.SUSPENSION, order.reason(), null, here);
        happened(new MatterEvent.SuspensionRequested(request, order.reason()), state);
    }

    void requestCancellation(MatterOrder.RequestCancellation order, Situation here) {
        var request = request(RequestKind.CANCELLATION, order.reason(), null, here);
        happened(new MatterEvent.CancellationRequested(request, order.reason()), state);
    }

    private UUID request(RequestKind kind, String reason, @Nullable LocalDate wantedDueOn, Situation here) {
        var request = new PendingRequest(
                Ids.next(), kind, reason, wantedDueOn, here.viewer().account());
        pending = request;
        return request.id();
    }

    void decide(MatterOrder.DecideRequest order, Situation here) {
        var request = pending;
        if (request == null) {
            throw Problem.conflict("MATTER-NO-REQUEST", "没有待审批的申请，可能已由他人处理，请刷新。");
        }
        pending = null;
        if (!order.approved()) {
            happened(new MatterEvent.RequestRefused(request.id(), request.kind(), order.opinion()), state);
            return;
        }
        switch (request.kind()) {
            case EXTENSION -> extend(request, order, here);
            case SUSPENSION -> suspend(request, order, here);
            case CANCELLATION -> {
                happened(
                        new MatterEvent.Cancelled(request.id(), request.reason(), order.opinion()),
                        MatterState.CANCELLED);
                step(here, null);
            }
        }
    }

    private void extend(PendingRequest request, MatterOrder.DecideRequest order, Situation here) {
        var before = dueOn;
        var to = Objects.requireNonNull(request.wantedDueOn());
        due(to, here);
        extensionCount++;
        happened(new MatterEvent.Extended(request.id(), before, to, order.opinion()), state);
    }

    private void suspend(PendingRequest request, MatterOrder.DecideRequest order, Situation here) {
        if (state != MatterState.RECEIVED && state != MatterState.IN_PROGRESS && state != MatterState.REWORK) {
            throw Problem.conflict("MATTER-SUSPENSION-OUTDATED", "事项已不在办理中，不能再批准中止，请驳回该申请。");
        }
        pause(here);
        happened(new MatterEvent.Suspended(request.id(), order.opinion()), MatterState.SUSPENDED);
        step(here, null);
    }

    void shelve(MatterOrder.Shelve order, Situation here) {
        if (!order.reviewOn().isAfter(here.today())) {
            throw Problem.field("reviewOn", "MATTER-REVIEW-PAST", "复核日期须晚于今天。");
        }
        pause(here);
        happened(new MatterEvent.Shelved(order.reason(), order.reviewOn()), MatterState.SHELVED);
        step(here, BusinessZone.endOf(order.reviewOn()));
    }

    private void pause(Situation here) {
        backTo = state;
        pausedAt = here.now();
    }

    /** The pause is added to the limit; the original limit is kept beside it. */
    void resume(MatterOrder.Resume order, Situation here) {
        var since = pausedAt;
        var due = dueOn;
        if (since != null && due != null) {
            due(
                    here.calendar()
                            .resume(
                                    due,
                                    BusinessZone.dateOf(since),
                                    here.today(),
                                    here.rules().dayKind()),
                    here);
        }
        var target = backTo == null ? MatterState.IN_PROGRESS : backTo;
        backTo = null;
        pausedAt = null;
        happened(new MatterEvent.Resumed(order.note(), dueOn), target);
        step(here, null);
    }

    void urge(MatterOrder.Urge order, Situation here) {
        var last = lastUrgedAt;
        var pause = Duration.ofHours(here.rules().urgeHours());
        if (last != null && here.now().isBefore(last.plus(pause))) {
            throw Problem.tooOften("MATTER-URGED-RECENTLY", here.rules().urgeHours() + " 小时内已催办过，请勿重复催办。")
                    .with("next", last.plus(pause).toString());
        }
        urgeCount++;
        lastUrgedAt = here.now();
        happened(new MatterEvent.Urged(urgeCount, order.text()), state);
    }

    void instruct(MatterOrder.Instruct order) {
        instructed = true;
        happened(new MatterEvent.Instructed(order.text()), state);
    }

    void amend(MatterOrder.Amend order) {
        var changed = facts.amended(order);
        Map<String, MatterEvent.Change> changes = facts.differences(changed);
        if (changes.isEmpty()) {
            throw Problem.invalid("MATTER-NOTHING-CHANGED", "没有任何修改。");
        }
        facts = changed;
        happened(new MatterEvent.Amended(order.reason(), changes), state);
    }

    /** Takes over what a ledger says: already done, or handed to its unit, or waiting for one. */
    void takeOver(LedgerEntry entry, Situation here) {
        leadUnit = entry.leadUnit();
        responsibleName = entry.responsibleName();
        if (entry.dueOn() != null) {
            due(entry.dueOn(), here);
            originalDueOn = dueOn;
        }
        if (entry.done()) {
            closeAsHistory(entry, here);
        } else if (leadUnit != null) {
            percent = Math.min(entry.percent(), 99);
            assign(new MatterOrder.Assign(null, null, null, null, null), here);
        }
    }

    private void closeAsHistory(LedgerEntry entry, Situation here) {
        percent = 100;
        var doneOn = entry.doneOn();
        closedAt = doneOn == null || doneOn.isAfter(here.today())
                ? here.now()
                : doneOn.atTime(12, 0).atZone(BusinessZone.SHANGHAI).toInstant();
        happened(
                new MatterEvent.ImportedClosed(numberOrEmpty(), facts.source().text(), doneOn), MatterState.CLOSED_OFF);
        step(here, null);
    }

    /** Applies a newer version of the row it came from, and tells what changed. */
    Map<String, MatterEvent.Change> bringUpTo(LedgerEntry entry, Situation here) {
        var changes = new LinkedHashMap<>(facts.differences(entry.facts()));
        MatterFacts.compare(changes, "dueOn", dueOn, entry.dueOn() == null ? dueOn : entry.dueOn());
        MatterFacts.compare(changes, "responsibleName", responsibleName, entry.responsibleName());
        if (state.isLive()) {
            MatterFacts.compare(changes, "percent", percent, entry.done() ? 100 : Math.min(entry.percent(), 99));
        }
        if (changes.isEmpty() && !(entry.done() && state.isLive())) {
            return changes;
        }
        facts = facts.replacedBy(entry.facts());
        responsibleName = entry.responsibleName();
        if (entry.dueOn() != null && !entry.dueOn().equals(dueOn)) {
            due(entry.dueOn(), here);
        }
        percent = state.isLive() ? Math.min(entry.percent(), 99) : percent;
        happened(new MatterEvent.LedgerChanged(changes), state);
        if (entry.done() && state.isLive()) {
            closeAsHistory(entry, here);
            changes.put("state", new MatterEvent.Change("LIVE", state.name()));
        }
        return changes;
    }

    /** Withdrawn with the batch it came in; the number is free again. */
    void takeBack() {
        number = null;
        happened(new MatterEvent.ImportUndone(), MatterState.CANCELLED);
    }

    String numberOrEmpty() {
        return number == null ? "" : number;
    }

    void due(LocalDate day, Situation here) {
        dueOn = day;
        remindOn = here.remindOn(day);
    }

    /** Starts the step clock of the state just entered. */
    void step(Situation here, @Nullable Instant limit) {
        stepStartedAt = here.now();
        stepDueAt = limit;
    }

    void happened(MatterEvent event, MatterState target) {
        happenings.add(new Happening(event, lastSeq == 0 && happenings.isEmpty() ? null : state, target, round));
        state = target;
    }
}
