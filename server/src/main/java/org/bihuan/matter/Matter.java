package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;

/**
 * A matter (事项) on its way through the loop. Its verbs stand beside it, one record for each side of the work:
 * {@link Handover}, {@link Handling}, {@link Verification}, {@link Requests}, {@link Attention}, {@link Aftermath},
 * {@link LedgerRow}. Each
 * checks what only the matter can know, changes it and tells what happened; {@code Transitions} says whether the act fits
 * the state, {@code MatterPolicy} whether the person may.
 */
final class Matter {

    final MatterId id;
    final ZoneKey zone;
    final UUID typeId;
    final String typeCode;
    final Instant createdAt;

    /** Whose matter it is on the supervising side: the author, or who took it over. */
    AccountId createdBy;

    MatterState state = MatterState.DRAFT;
    int round = 1;

    @Nullable
    String number;

    MatterFacts facts;

    @Nullable
    UnitId leadUnit;

    @Nullable
    String responsibleName;

    /** Which limit of the type's time schemes it runs under. */
    @Nullable
    TimeChoice timeChoice;

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

    /** The step's limit when the pause began. */
    @Nullable
    Instant pausedStepDueAt;

    @Nullable
    MatterState backTo;

    @Nullable
    AccountId reporter;

    /** Where the work stood when it was handed in. */
    @Nullable
    MatterState reportedFrom;

    @Nullable
    Instant reportedStepDueAt;

    @Nullable
    Integer reportedPercent;

    @Nullable
    Grade grade;

    /** The matter this one turned out to be. */
    @Nullable
    MatterId mergedInto;

    /** Whom the reporter stood in for. */
    @Nullable
    AccountId reporterFor;

    /** Who signed for it (经办人), or took it over; absent before. */
    @Nullable
    AccountId handler;

    /** Who has begun to verify it (核查人). */
    @Nullable
    AccountId verifier;

    int urgeCount;

    @Nullable
    Instant lastUrgedAt;

    int returnCount;
    int extensionCount;
    int reopenCount;
    boolean instructed;

    /** The rung of the ladder it stands on. */
    @Nullable
    Rung rung;

    @Nullable
    Instant rungSince;

    /** The sponsoring leader: the id of a person, or a name as it stood in a ledger. */
    @Nullable
    String sponsor;

    /** Since when the present unit has held the present step. */
    @Nullable
    Instant heldSince;

    /** Why only few may know of it; absent: it is not restricted. */
    @Nullable
    String restrictedBecause;

    /** How a correction tells the past anew, until it is written. */
    @Nullable
    Rewriting rewriting;

    @Nullable
    PendingRequest pending;

    /** The matter it is a part of. */
    @Nullable
    MatterId parent;

    @Nullable
    String parentNumber;

    /** Its share among its siblings. */
    int weight = 1;

    /** The round in which the lead unit may report though parts are open. */
    @Nullable
    Integer overruledRound;

    /** Counted with the matter, so that lists need not look them up. */
    int subTaskCount;

    int subTasksDone;

    /** What supporting units do for it, and what its children come to. */
    final Division parts = new Division();

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
        rewriting = null;
    }

    void draft() {
        happened(new MatterEvent.Drafted(), state);
    }

    void redraft(MatterFacts written) {
        facts = written;
        happened(new MatterEvent.Redrafted(), state);
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
        var restricted = restrictedBecause;
        if (restricted != null) {
            happened(new CircleEvent.Restricted(restricted), MatterState.OPENED);
        }
        step(here, here.endOfDayIn(here.rules().assignDays()));
    }

    /** Keeps a sub-task, new or changed. */
    void put(SubTask part) {
        parts.put(part);
        subTaskCount = parts.count();
        subTasksDone = parts.done();
    }

    /** Withdrawn with the batch it came in; the number is free again. */
    void takeBack() {
        number = null;
        happened(new MatterEvent.ImportUndone(), MatterState.CANCELLED);
    }

    /** On a rung that only acceptance and approval bring it down from. */
    boolean isListed() {
        var stands = rung;
        return stands != null && !stands.isColour();
    }

    void due(@Nullable LocalDate day, Situation here) {
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
        if (!target.isLive()) {
            rung = null;
            rungSince = null;
        }
    }

    String numberOrEmpty() {
        return number == null ? "" : number;
    }
}
