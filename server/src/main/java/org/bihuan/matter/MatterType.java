package org.bihuan.matter;

import java.util.List;
import java.util.UUID;
import org.bihuan.calendar.DayKind;
import org.jspecify.annotations.Nullable;

/**
 * A kind of matter (事项类型) in one version: data, not code. A running matter keeps the version it was opened under.
 *
 * @param code stable name: SUPERVISED_ITEM, HAZARD, PROBLEM
 * @param prefix of the number: 督 in 督〔2026〕12号
 */
public record MatterType(
        UUID id, String code, int version, String name, String nameEn, String prefix, Definition definition) {

    /**
     * The rules of the type.
     *
     * @param dayKind what a day of a limit is
     * @param limitDays business limit from the assignment, when none is given
     * @param assignDays how long an opened matter may wait to be handed over
     * @param signHours sign-for limit
     * @param returnHours how long after receipt the unit may still hand it back
     * @param verifyDays how long a report may wait for its verification
     * @param closeDays how long a passed matter may wait to be closed off
     * @param reworkDays the limit of a further round, when the verifier names none
     * @param remindDays how many days before the limit the light turns blue
     * @param urgeHours least time between two urgings
     * @param extensionsAllowed how often the limit may be extended
     * @param evidenceRequired files a report must cite
     * @param closesOnPass a passed verification closes off at once
     * @param graded hazards carry a severity
     * @param fields further facts this type asks for
     */
    public record Definition(
            DayKind dayKind,
            int limitDays,
            int assignDays,
            int signHours,
            int returnHours,
            int verifyDays,
            int closeDays,
            int reworkDays,
            int remindDays,
            int urgeHours,
            int extensionsAllowed,
            int evidenceRequired,
            boolean closesOnPass,
            boolean graded,
            List<Field> fields) {

        public Definition {
            fields = List.copyOf(fields);
        }
    }

    /** A further fact: its key in {@code fields}, its labels and the kind of its value. */
    public record Field(
            String key,
            String label,
            String labelEn,
            Kind kind,
            @Nullable List<String> options) {

        public enum Kind {
            TEXT,
            NUMBER,
            DATE,
            CHOICE,
            PHONE,
            CREDIT_CODE
        }
    }

    /** The code of the type a supervised item (督办) has in every zone. */
    public static final String SUPERVISED_ITEM = "SUPERVISED_ITEM";
    /** 隐患. */
    public static final String HAZARD = "HAZARD";
    /** 问题. */
    public static final String PROBLEM = "PROBLEM";
}
