package org.bihuan.matter;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.calendar.DayKind;
import org.bihuan.form.FieldDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A kind of matter (事项类型) in one version: data, not code. A running matter keeps the version it was opened under.
 *
 * @param code stable name: SUPERVISED_ITEM, HAZARD, PROBLEM
 * @param prefix of the number: 督 in 督〔2026〕12号
 * @param withdrawn no new matters are opened under it
 */
public record MatterType(
        UUID id,
        String code,
        int version,
        String name,
        String nameEn,
        String prefix,
        Definition definition,
        boolean withdrawn) {

    /**
     * The rules of the type.
     *
     * @param dayKind what a day of a limit is
     * @param limitDays business limit from the assignment, when none is given
     * @param assignDays how long an opened matter may wait to be handed over
     * @param signFor the unit signs before it begins; else handing over counts as receipt
     * @param signHours sign-for limit
     * @param returnHours how long after receipt the unit may still hand it back
     * @param planDays to hand in how it is to be done, for another to approve; absent: no plan is asked for
     * @param verifyDays how long a report may wait for its verification
     * @param closeDays how long a passed matter may wait to be closed off
     * @param reworkDays the limit of a further round, when the verifier names none
     * @param remindDays how many days before the limit the light turns blue
     * @param urgeHours least time between two urgings
     * @param extensionsAllowed how often the limit may be extended
     * @param progressEvidence files a progress report must cite
     * @param evidenceRequired files a report must cite
     * @param verificationEvidence files a verification must cite
     * @param verifierSlot whose people verify; absent: anybody who may, apart from the handlers
     * @param verificationMethods how it may be verified; none: any way
     * @param closesOnPass a passed verification closes off at once
     * @param graded hazards carry a severity
     * @param requiredSlots who must be named besides the lead unit
     * @param timeSchemes limits to choose from at the opening
     * @param ladderRules ids of the ladder's rules that count; absent: all, none: the ladder is off
     * @param draftedPapers which paper drafts itself at which point; absent: as the office has set for all types
     * @param recurrenceDays how long after its close a matter at the same spot is proposed as come back; 0: never
     * @param fields further facts this type asks for
     */
    public record Definition(
            DayKind dayKind,
            int limitDays,
            int assignDays,
            boolean signFor,
            int signHours,
            int returnHours,
            @Nullable Integer planDays,
            int verifyDays,
            int closeDays,
            int reworkDays,
            int remindDays,
            int urgeHours,
            int extensionsAllowed,
            int progressEvidence,
            int evidenceRequired,
            int verificationEvidence,
            @Nullable Slot verifierSlot,
            List<VerificationMethod> verificationMethods,
            boolean closesOnPass,
            boolean graded,
            List<Slot> requiredSlots,
            List<TimeScheme> timeSchemes,
            @Nullable List<String> ladderRules,
            @Nullable List<TypePaper> draftedPapers,
            int recurrenceDays,
            List<FieldDefinition> fields) {

        public Definition {
            Objects.requireNonNull(dayKind);
            verificationMethods = List.copyOf(verificationMethods);
            requiredSlots = List.copyOf(requiredSlots);
            timeSchemes = List.copyOf(timeSchemes);
            ladderRules = ladderRules == null ? null : List.copyOf(ladderRules);
            draftedPapers = draftedPapers == null ? null : List.copyOf(draftedPapers);
            fields = List.copyOf(fields);
        }
    }

    /** What it looks like to whoever changes it. */
    public TypeSketch sketch() {
        return new TypeSketch(code, name, nameEn, prefix, definition);
    }

    /** The code of the type a supervised item (督办) has in every zone. */
    public static final String SUPERVISED_ITEM = "SUPERVISED_ITEM";
    /** 隐患. */
    public static final String HAZARD = "HAZARD";
    /** 问题. */
    public static final String PROBLEM = "PROBLEM";
}
