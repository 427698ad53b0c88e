package org.bihuan.matter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What has happened to a matter: ids and facts, in the past tense. One row of the timeline each. */
public sealed interface MatterEvent {

    /** Files cited by the event. */
    @JsonIgnore
    default List<UUID> evidence() {
        return List.of();
    }

    /** About who may know of it. */
    sealed interface OfCircle extends MatterEvent permits CircleEvent {}

    /** What has happened to its parts. */
    sealed interface OfParts extends MatterEvent permits PartEvent {}

    record Drafted() implements MatterEvent {}

    record Redrafted() implements MatterEvent {}

    record Discarded() implements MatterEvent {}

    record Opened(String number, String typeCode, int typeVersion) implements MatterEvent {}

    record Assigned(
            UnitId leadUnit,
            String leadUnitName,
            @Nullable String responsibleName,
            LocalDate dueOn,
            @Nullable String note)
            implements MatterEvent {}

    record Reassigned(
            @Nullable UnitId from,
            @Nullable String fromName,
            UnitId leadUnit,
            String leadUnitName,
            @Nullable String responsibleName,
            String reason)
            implements MatterEvent {}

    record Received(
            @Nullable String responsibleName, @Nullable String note) implements MatterEvent {}

    record Returned(String reason, @Nullable UnitId suggestedUnit) implements MatterEvent {}

    /**
     * @param childrenPercent what the children came to, where the lead unit says something else
     * @param why the reason for it
     */
    record Progressed(
            String text,
            int percent,
            int percentBefore,
            @Nullable Integer childrenPercent,
            @Nullable String why,
            @JsonIgnore List<UUID> evidence)
            implements MatterEvent {}

    record Reported(String text, @JsonIgnore List<UUID> evidence) implements MatterEvent {}

    record ReportWithdrawn(String reason) implements MatterEvent {}

    record VerificationStarted() implements MatterEvent {}

    record Verified(
            Conclusion conclusion,
            VerificationMethod method,
            String opinion,
            @Nullable LocalDate reworkDueOn,
            @JsonIgnore List<UUID> evidence)
            implements MatterEvent {}

    record ClosedOff(@Nullable String opinion, boolean onTimeByOriginalDate, boolean onTimeByExtendedDate)
            implements MatterEvent {}

    /** @param performance absent in what was evaluated before it was kept */
    record Evaluated(
            Grade grade, @Nullable String opinion, @Nullable Performance performance) implements MatterEvent {}

    record Archived() implements MatterEvent {}

    record Reopened(String reason, @Nullable LocalDate dueOn) implements MatterEvent {}

    record ExtensionRequested(
            UUID request,
            String reason,
            LocalDate wantedDueOn,
            @Nullable LocalDate dueOn) implements MatterEvent {}

    record SuspensionRequested(UUID request, String reason) implements MatterEvent {}

    record CancellationRequested(UUID request, String reason) implements MatterEvent {}

    /** How the work is to be done, for another to approve. */
    record PlanSubmitted(
            UUID request, String text, @JsonIgnore List<UUID> evidence) implements MatterEvent {}

    record PlanApproved(UUID request, @Nullable String opinion) implements MatterEvent {}

    record Extended(
            UUID request,
            @Nullable LocalDate from,
            LocalDate to,
            @Nullable String opinion) implements MatterEvent {}

    record Suspended(UUID request, @Nullable String opinion) implements MatterEvent {}

    record Cancelled(UUID request, String reason, @Nullable String opinion) implements MatterEvent {}

    record RequestRefused(
            UUID request, RequestKind kind, @Nullable String opinion) implements MatterEvent {}

    record RequestWithdrawn(
            UUID request, RequestKind kind, @Nullable String reason) implements MatterEvent {}

    record Resumed(@Nullable String note, @Nullable LocalDate dueOn) implements MatterEvent {}

    record Shelved(String reason, @Nullable String approvedBy, LocalDate reviewOn) implements MatterEvent {}

    /** The day has come on which a shelved matter is looked at again. */
    record ReviewDue(LocalDate reviewOn) implements MatterEvent {}

    /** It is the same as another matter, which lives on. */
    record Merged(UUID into, String number, String title, String reason) implements MatterEvent {}

    /** Another matter was the same as this one; what was cited there is cited here. */
    record Absorbed(
            UUID other,
            String number,
            String title,
            SourceKind sourceKind,
            @Nullable String sourceText,
            String reason,
            @JsonIgnore List<UUID> evidence)
            implements MatterEvent {}

    record Unmerged(UUID from, String number, String reason) implements MatterEvent {}

    /** A matter merged into this one goes its own way again. */
    record Released(UUID other, String number, String title, String reason) implements MatterEvent {}

    /** Somebody who had no part in it has looked whether the result holds. */
    record LookedBack(
            boolean holds,
            VerificationMethod method,
            String opinion,
            @JsonIgnore List<UUID> evidence) implements MatterEvent {}

    /** What the lead unit had reported has been found false, by two people; it counts for that unit. */
    record FalselyReported(UUID finding, String opinion) implements MatterEvent {}

    record Urged(int count, @Nullable String text) implements MatterEvent {}

    record Instructed(String text) implements MatterEvent {}

    /**
     * Up the ladder, by hand with a reason, or by a rule of a version of the ladder.
     *
     * @param levelUp the unit's supervisor sees it from now on
     */
    record RungRaised(
            @Nullable Rung from,
            Rung to,
            @Nullable String reason,
            @Nullable Cause cause,
            boolean levelUp) implements MatterEvent {}

    /**
     * The rule of the ladder that made a matter climb.
     *
     * @param hours for a rule that counts hours
     */
    record Cause(
            String rule,
            LadderRule.Trigger trigger,
            int days,
            @Nullable Integer hours,
            int ladderVersion) {

        static Cause of(LadderRule rule, Ladder ladder) {
            return new Cause(rule.id(), rule.trigger(), rule.days(), rule.hours(), ladder.version());
        }
    }

    /** Down the ladder: what raised it is mended, or somebody gives a reason. */
    record RungLowered(
            Rung from,
            @Nullable Rung to,
            @Nullable String reason,
            @Nullable Integer ladderVersion) implements MatterEvent {}

    record DelistingRequested(
            UUID request, String reason, @JsonIgnore List<UUID> evidence) implements MatterEvent {}

    /**
     * Somebody apart from the handlers has looked on site at what is to be delisted; what fails stays listed.
     *
     * @param on the day of the look
     */
    record AcceptanceHeld(
            UUID request,
            boolean passed,
            LocalDate on,
            String opinion,
            @JsonIgnore List<UUID> evidence) implements MatterEvent {}

    record Delisted(
            UUID request,
            @Nullable Rung from,
            String reason,
            @Nullable String opinion) implements MatterEvent {}

    /** @param changes what changed: field → before and after */
    record Amended(String reason, Map<String, Change> changes) implements MatterEvent {}

    /** @param changes facts that were recorded wrongly: field → before and after */
    record Corrected(
            String reason,
            Map<String, Change> changes,
            @JsonIgnore List<Correction.Made> made) implements MatterEvent {
        public Corrected {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    record Change(@Nullable String before, @Nullable String after) {}

    /** Came in from a ledger already done: closed history, not an act of this system. */
    record ImportedClosed(
            String number,
            @Nullable String sourceText,
            @Nullable LocalDate doneOn) implements MatterEvent {}

    /** A newer version of the ledger it came from says something else. */
    record LedgerChanged(Map<String, Change> changes) implements MatterEvent {
        public LedgerChanged {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    /** Somebody's charge of it has gone to another with the hand-over of a post. */
    record HandedOver(
            UUID handover,
            String from,
            String to,
            List<Charge> charges,
            @Nullable String note) implements MatterEvent {}

    /** A hand-over has been taken back. */
    record HandOverUndone(UUID handover, String from, String to, List<Charge> charges) implements MatterEvent {}

    /** The batch it came in was taken back before anybody acted. */
    record ImportUndone() implements MatterEvent {}
}
