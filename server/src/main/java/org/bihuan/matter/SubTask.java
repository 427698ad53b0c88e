package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A supporting unit's own part of a matter (子任务): it signs, works and reports; the lead unit accepts or sends back.
 *
 * @param what absent: to support as the matter requires
 * @param mandatory the lead unit cannot report while it is open
 * @param round one more each time it is sent back
 * @param word the last words said about it
 */
record SubTask(
        UUID id,
        UnitId unit,
        @Nullable String what,
        LocalDate dueOn,
        boolean mandatory,
        State state,
        int round,
        Instant givenAt,
        @Nullable Instant reportedAt,
        @Nullable Instant endedAt,
        @Nullable String word) {

    /** Where it stands. */
    public enum State {
        /** 待签收. */
        ASSIGNED,
        /** 已签收. */
        SIGNED,
        /** 办理中. */
        IN_PROGRESS,
        /** 待认可. */
        REPORTED,
        /** 退回重做. */
        SENT_BACK,
        /** 已认可. */
        ACCEPTED,
        /** 已撤销. */
        DROPPED;

        boolean isOpen() {
            return this != ACCEPTED && this != DROPPED;
        }
    }

    /** Days before its limit from which the light is blue. */
    static final int REMIND_DAYS = 3;

    /** Where an act leads from a state; nothing when it may not be done there. */
    static Optional<State> after(State from, MatterAct act) {
        var next = switch (act) {
            case SIGN_SUB_TASK -> from == State.ASSIGNED ? State.SIGNED : null;
            case PROGRESS_SUB_TASK ->
                switch (from) {
                    case SIGNED, IN_PROGRESS -> State.IN_PROGRESS;
                    case SENT_BACK -> State.SENT_BACK;
                    case ASSIGNED, REPORTED, ACCEPTED, DROPPED -> null;
                };
            case REPORT_SUB_TASK ->
                switch (from) {
                    case SIGNED, IN_PROGRESS, SENT_BACK -> State.REPORTED;
                    case ASSIGNED, REPORTED, ACCEPTED, DROPPED -> null;
                };
            case ACCEPT_SUB_TASK -> from == State.REPORTED ? State.ACCEPTED : null;
            case SEND_BACK_SUB_TASK -> from == State.REPORTED ? State.SENT_BACK : null;
            case DROP_SUB_TASK -> from.isOpen() ? State.DROPPED : null;
            case AMEND_SUB_TASK -> from.isOpen() ? from : null;
            default -> null;
        };
        return Optional.ofNullable(next);
    }

    boolean holdsUp() {
        return mandatory && state.isOpen();
    }

    /** Red past its day, blue shortly before, green when accepted or under way. */
    Light light(LocalDate today) {
        return switch (state) {
            case ACCEPTED -> Light.GREEN;
            case DROPPED -> Light.GREY;
            case ASSIGNED, SIGNED, IN_PROGRESS, REPORTED, SENT_BACK -> running(today);
        };
    }

    private Light running(LocalDate today) {
        if (dueOn.isBefore(today)) {
            return Light.RED;
        }
        if (state == State.SENT_BACK) {
            return Light.YELLOW;
        }
        if (!dueOn.minusDays(REMIND_DAYS).isAfter(today)) {
            return Light.BLUE;
        }
        return state == State.ASSIGNED ? Light.GREY : Light.GREEN;
    }

    SubTask at(State next, int nextRound, @Nullable String said, Instant now) {
        return new SubTask(
                id,
                unit,
                what,
                dueOn,
                mandatory,
                next,
                nextRound,
                givenAt,
                next == State.REPORTED ? now : reportedAt,
                next.isOpen() ? null : now,
                said == null ? word : said);
    }

    SubTask amended(@Nullable String newWhat, LocalDate newDue, boolean newMandatory) {
        return new SubTask(id, unit, newWhat, newDue, newMandatory, state, round, givenAt, reportedAt, endedAt, word);
    }
}
