package org.bihuan.matter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done to a matter, as it arrives: the member {@code act} tells which. Texts are 2,000 characters
 * at most; evidence is given by the ids of uploaded files.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MatterOrder.Open.class, name = "OPEN"),
    @JsonSubTypes.Type(value = MatterOrder.Discard.class, name = "DISCARD"),
    @JsonSubTypes.Type(value = MatterOrder.Assign.class, name = "ASSIGN"),
    @JsonSubTypes.Type(value = MatterOrder.Reassign.class, name = "REASSIGN"),
    @JsonSubTypes.Type(value = MatterOrder.Receive.class, name = "RECEIVE"),
    @JsonSubTypes.Type(value = MatterOrder.Return.class, name = "RETURN"),
    @JsonSubTypes.Type(value = MatterOrder.Progress.class, name = "PROGRESS"),
    @JsonSubTypes.Type(value = MatterOrder.Report.class, name = "REPORT"),
    @JsonSubTypes.Type(value = MatterOrder.WithdrawReport.class, name = "WITHDRAW_REPORT"),
    @JsonSubTypes.Type(value = MatterOrder.StartVerification.class, name = "START_VERIFICATION"),
    @JsonSubTypes.Type(value = MatterOrder.Verify.class, name = "VERIFY"),
    @JsonSubTypes.Type(value = MatterOrder.CloseOff.class, name = "CLOSE_OFF"),
    @JsonSubTypes.Type(value = MatterOrder.Evaluate.class, name = "EVALUATE"),
    @JsonSubTypes.Type(value = MatterOrder.Archive.class, name = "ARCHIVE"),
    @JsonSubTypes.Type(value = MatterOrder.Reopen.class, name = "REOPEN"),
    @JsonSubTypes.Type(value = MatterOrder.SubmitPlan.class, name = "SUBMIT_PLAN"),
    @JsonSubTypes.Type(value = LadderOrder.AcceptOnSite.class, name = "ACCEPT_ON_SITE"),
    @JsonSubTypes.Type(value = MatterOrder.RequestExtension.class, name = "REQUEST_EXTENSION"),
    @JsonSubTypes.Type(value = MatterOrder.RequestSuspension.class, name = "REQUEST_SUSPENSION"),
    @JsonSubTypes.Type(value = MatterOrder.RequestCancellation.class, name = "REQUEST_CANCELLATION"),
    @JsonSubTypes.Type(value = MatterOrder.DecideRequest.class, name = "DECIDE_REQUEST"),
    @JsonSubTypes.Type(value = MatterOrder.WithdrawRequest.class, name = "WITHDRAW_REQUEST"),
    @JsonSubTypes.Type(value = MatterOrder.Resume.class, name = "RESUME"),
    @JsonSubTypes.Type(value = MatterOrder.Shelve.class, name = "SHELVE"),
    @JsonSubTypes.Type(value = MatterOrder.Merge.class, name = "MERGE"),
    @JsonSubTypes.Type(value = MatterOrder.Unmerge.class, name = "UNMERGE"),
    @JsonSubTypes.Type(value = LadderOrder.Raise.class, name = "RAISE"),
    @JsonSubTypes.Type(value = LadderOrder.Lower.class, name = "LOWER"),
    @JsonSubTypes.Type(value = LadderOrder.RequestDelisting.class, name = "REQUEST_DELISTING"),
    @JsonSubTypes.Type(value = MatterOrder.Urge.class, name = "URGE"),
    @JsonSubTypes.Type(value = MatterOrder.Instruct.class, name = "INSTRUCT"),
    @JsonSubTypes.Type(value = MatterOrder.Amend.class, name = "AMEND"),
    @JsonSubTypes.Type(value = MatterOrder.Correct.class, name = "CORRECT"),
    @JsonSubTypes.Type(value = PartOrder.AddSubTask.class, name = "ADD_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.AmendSubTask.class, name = "AMEND_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.SignSubTask.class, name = "SIGN_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.ProgressSubTask.class, name = "PROGRESS_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.ReportSubTask.class, name = "REPORT_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.AcceptSubTask.class, name = "ACCEPT_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.SendBackSubTask.class, name = "SEND_BACK_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.DropSubTask.class, name = "DROP_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.UrgeSubTask.class, name = "URGE_SUB_TASK"),
    @JsonSubTypes.Type(value = PartOrder.Overrule.class, name = "OVERRULE"),
    @JsonSubTypes.Type(value = PartOrder.Split.class, name = "SPLIT"),
    @JsonSubTypes.Type(value = PartOrder.Attach.class, name = "ATTACH"),
    @JsonSubTypes.Type(value = PartOrder.Detach.class, name = "DETACH"),
    @JsonSubTypes.Type(value = CircleOrder.Restrict.class, name = "RESTRICT"),
    @JsonSubTypes.Type(value = CircleOrder.LiftRestriction.class, name = "LIFT_RESTRICTION"),
    @JsonSubTypes.Type(value = CircleOrder.Inform.class, name = "INFORM"),
    @JsonSubTypes.Type(value = CircleOrder.Exclude.class, name = "EXCLUDE")
})
public sealed interface MatterOrder {

    /** The act that is ordered. */
    default MatterAct act() {
        return switch (this) {
            case Open any -> MatterAct.OPEN;
            case Discard any -> MatterAct.DISCARD;
            case Assign any -> MatterAct.ASSIGN;
            case Reassign any -> MatterAct.REASSIGN;
            case Receive any -> MatterAct.RECEIVE;
            case Return any -> MatterAct.RETURN;
            case Progress any -> MatterAct.PROGRESS;
            case Report any -> MatterAct.REPORT;
            case WithdrawReport any -> MatterAct.WITHDRAW_REPORT;
            case StartVerification any -> MatterAct.START_VERIFICATION;
            case Verify any -> MatterAct.VERIFY;
            case CloseOff any -> MatterAct.CLOSE_OFF;
            case Evaluate any -> MatterAct.EVALUATE;
            case Archive any -> MatterAct.ARCHIVE;
            case Reopen any -> MatterAct.REOPEN;
            case RequestExtension any -> MatterAct.REQUEST_EXTENSION;
            case RequestSuspension any -> MatterAct.REQUEST_SUSPENSION;
            case RequestCancellation any -> MatterAct.REQUEST_CANCELLATION;
            case DecideRequest any -> MatterAct.DECIDE_REQUEST;
            case WithdrawRequest any -> MatterAct.WITHDRAW_REQUEST;
            case Resume any -> MatterAct.RESUME;
            case Shelve any -> MatterAct.SHELVE;
            case Merge any -> MatterAct.MERGE;
            case Unmerge any -> MatterAct.UNMERGE;
            case SubmitPlan any -> MatterAct.SUBMIT_PLAN;
            case Urge any -> MatterAct.URGE;
            case Instruct any -> MatterAct.INSTRUCT;
            case Amend any -> MatterAct.AMEND;
            case Correct any -> MatterAct.CORRECT;
            case OfLadder ladder -> ladder.act();
            case OfParts parts -> parts.act();
            case OfCircle circle -> circle.act();
        };
    }

    /** Files the order cites. */
    default List<UUID> evidence() {
        var files = this instanceof Citing citing ? citing.files() : null;
        return files == null ? List.of() : files;
    }

    /** Orders about the rung a matter stands on. */
    sealed interface OfLadder extends MatterOrder permits LadderOrder {}

    /** Orders about sub-tasks and children. */
    sealed interface OfParts extends MatterOrder permits PartOrder {}

    /** Orders about who may know of the matter. */
    sealed interface OfCircle extends MatterOrder permits CircleOrder {}

    /** An order with files to show. */
    sealed interface Citing extends MatterOrder
            permits Progress,
                    Report,
                    Verify,
                    LadderOrder.RequestDelisting,
                    LadderOrder.AcceptOnSite,
                    SubmitPlan,
                    PartOrder.ProgressSubTask,
                    PartOrder.ReportSubTask {

        @Nullable
        List<UUID> files();
    }

    record Open() implements MatterOrder {}

    record Discard() implements MatterOrder {}

    /**
     * Hands over.
     *
     * @param leadUnit answers for the whole; absent: the one already named
     * @param dueOn the business limit; absent: the one already set, else the type's
     */
    record Assign(
            @Nullable UnitId leadUnit,
            @Nullable @Size(max = 30) List<@NotNull UnitId> supportingUnits,
            @Nullable @Size(max = 50) String responsibleName,
            @Nullable LocalDate dueOn,
            @Nullable @Size(max = 2000) String note)
            implements MatterOrder {}

    record Reassign(
            @NotNull UnitId leadUnit,
            @Nullable @Size(max = 50) String responsibleName,
            @NotBlank @Size(max = 2000) String reason)
            implements MatterOrder {}

    record Receive(
            @Nullable @Size(max = 50) String responsibleName,
            @Nullable @Size(max = 2000) String note) implements MatterOrder {}

    record Return(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable UnitId suggestedUnit) implements MatterOrder {}

    /** @param why needed where the children come to another percentage */
    record Progress(
            @NotBlank @Size(max = 2000) String text,
            @Min(0) @Max(99) int percent,
            @Nullable @Size(max = 500) String why,
            @Nullable @Size(max = 30) List<@NotNull UUID> files)
            implements Citing {

        public Progress(String text, int percent, @Nullable List<UUID> files) {
            this(text, percent, null, files);
        }
    }

    record Report(
            @NotBlank @Size(max = 2000) String text,
            @Nullable @Size(max = 30) List<@NotNull UUID> files) implements Citing {}

    record WithdrawReport(@NotBlank @Size(max = 2000) String reason) implements MatterOrder {}

    record StartVerification() implements MatterOrder {}

    /** @param reworkDueOn when the next round must be done; absent: the type's limit */
    record Verify(
            @NotNull Conclusion conclusion,
            @NotNull VerificationMethod method,
            @NotBlank @Size(max = 2000) String opinion,
            @Nullable LocalDate reworkDueOn,
            @Nullable @Size(max = 30) List<@NotNull UUID> files)
            implements Citing {}

    record CloseOff(@Nullable @Size(max = 2000) String opinion) implements MatterOrder {}

    record Evaluate(
            @NotNull Grade grade,
            @Nullable @Size(max = 2000) String opinion) implements MatterOrder {}

    record Archive() implements MatterOrder {}

    record Reopen(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable LocalDate dueOn) implements MatterOrder {}

    record RequestExtension(
            @NotBlank @Size(max = 2000) String reason,
            @NotNull LocalDate dueOn) implements MatterOrder {}

    record RequestSuspension(@NotBlank @Size(max = 2000) String reason) implements MatterOrder {}

    record RequestCancellation(@NotBlank @Size(max = 2000) String reason) implements MatterOrder {}

    record DecideRequest(
            boolean approved, @Nullable @Size(max = 2000) String opinion) implements MatterOrder {}

    record WithdrawRequest(@Nullable @Size(max = 2000) String reason) implements MatterOrder {}

    record Resume(@Nullable @Size(max = 2000) String note) implements MatterOrder {}

    /**
     * @param approvedBy who has agreed to it, by name and post
     * @param reviewOn when it is looked at again
     */
    record Shelve(
            @NotBlank @Size(max = 2000) String reason,
            @NotBlank @Size(max = 50) String approvedBy,
            @NotNull LocalDate reviewOn)
            implements MatterOrder {}

    /** @param into the matter that lives on */
    record Merge(
            @NotNull UUID into, @NotBlank @Size(max = 2000) String reason) implements MatterOrder {}

    record Unmerge(@NotBlank @Size(max = 2000) String reason) implements MatterOrder {}

    record SubmitPlan(
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 30) List<@NotNull UUID> files) implements Citing {}

    record Urge(@Nullable @Size(max = 2000) String text) implements MatterOrder {}

    record Instruct(@NotBlank @Size(max = 500) String text) implements MatterOrder {}

    /**
     * Puts right what was recorded wrongly: statistics know it from now on. Absent members stay as they are; the moments
     * are those of the present round.
     *
     * @param fields answers to the type's further questions, by key; blank: there is none
     */
    record Correct(
            @Nullable UnitId leadUnit,
            @Nullable Instant openedAt,
            @Nullable LocalDate originalDueOn,
            @Nullable Instant reportedAt,
            @Nullable Instant closedAt,
            @Nullable @Size(max = 50) String responsibleName,
            @Nullable UnitId territorialUnit,
            @Nullable UnitId regulatoryUnit,
            @Nullable PersonId sponsoringLeader,
            @Nullable @Size(max = 60) Map<@NotNull String, @NotNull @Size(max = 4000) String> fields,
            @NotBlank @Size(max = 2000) String reason)
            implements MatterOrder {}

    /** Corrects what was written at the opening; absent members stay as they are. */
    record Amend(
            @Nullable @Size(min = 2, max = 200) String title,
            @Nullable @Size(max = 4000) String requirement,
            @Nullable @Size(max = 200) String place,
            @Nullable Severity severity,
            @Nullable Boolean urgent,
            @NotBlank @Size(max = 2000) String reason)
            implements MatterOrder {}
}
