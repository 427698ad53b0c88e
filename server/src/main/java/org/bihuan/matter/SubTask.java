package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A supporting unit's own part of a matter (子任务): it signs, works and reports; the lead unit accepts or sends back.
 *
 * @param what absent: to support as the matter requires
 * @param mandatory the lead unit cannot report while it is open
 * @param round one more each time it is sent back
 * @param word the last words said about it
 * @param handler who signed it, or took it over
 * @param mergedFrom where it stood when its matter was merged into another
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
        @Nullable String word,
        @Nullable AccountId handler,
        Pressure pressure,
        @Nullable State mergedFrom) {

    /**
     * What presses on it from outside.
     *
     * @param raisedTo the unit's supervisor, who sees the matter while the rung stands
     */
    record Pressure(
            int urges,
            @Nullable Instant lastUrgedAt,
            @Nullable Rung rung,
            @Nullable Instant rungSince,
            @Nullable UnitId raisedTo) {

        static final Pressure NONE = new Pressure(0, null, null, null, null);

        Pressure urged(Instant now) {
            return new Pressure(urges + 1, now, rung, rungSince, raisedTo);
        }

        Pressure on(@Nullable Rung next, Instant now, @Nullable UnitId to) {
            return new Pressure(urges, lastUrgedAt, next, next == null ? null : now, next == null ? null : to);
        }
    }

    /** As it is given: nobody has signed it and nothing presses. */
    SubTask(
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
        this(
                id,
                unit,
                what,
                dueOn,
                mandatory,
                state,
                round,
                givenAt,
                reportedAt,
                endedAt,
                word,
                null,
                Pressure.NONE,
                null);
    }

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

        /** The supporting unit has it to do. */
        boolean isInHand() {
            return isOpen() && this != REPORTED;
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
            case URGE_SUB_TASK -> from.isInHand() ? from : null;
            default -> null;
        };
        return Optional.ofNullable(next);
    }

    boolean holdsUp() {
        return mandatory && state.isOpen();
    }

    /** Red past its day, blue shortly before, green when accepted or under way. */
    Light light(LocalDate today) {
        return light(state, dueOn, today);
    }

    static Light light(State state, LocalDate dueOn, LocalDate today) {
        return switch (state) {
            case ACCEPTED -> Light.GREEN;
            case DROPPED -> Light.GREY;
            case ASSIGNED, SIGNED, IN_PROGRESS, REPORTED, SENT_BACK -> running(state, dueOn, today);
        };
    }

    private static Light running(State state, LocalDate dueOn, LocalDate today) {
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
                said == null ? word : said,
                handler,
                next.isOpen() ? pressure : pressure.on(null, now, null),
                null);
    }

    SubTask handledBy(@Nullable AccountId account) {
        return with(account, pressure, mergedFrom);
    }

    SubTask under(Pressure other) {
        return with(handler, other, mergedFrom);
    }

    /** Ended because its matter turned out to be another. */
    SubTask merged(String into, Instant now) {
        return at(State.DROPPED, round, into, now).with(handler, pressure.on(null, now, null), state);
    }

    /** Where it was before the merger. */
    SubTask takenUp(Instant now) {
        return mergedFrom == null ? this : at(mergedFrom, round, null, now);
    }

    private SubTask with(@Nullable AccountId account, Pressure presses, @Nullable State before) {
        return new SubTask(
                id,
                unit,
                what,
                dueOn,
                mandatory,
                state,
                round,
                givenAt,
                reportedAt,
                endedAt,
                word,
                account,
                presses,
                before);
    }

    SubTask amended(@Nullable String newWhat, LocalDate newDue, boolean newMandatory) {
        return new SubTask(
                id,
                unit,
                newWhat == null || what == null ? newWhat : PersonalData.restored(newWhat, what),
                newDue,
                newMandatory,
                state,
                round,
                givenAt,
                reportedAt,
                endedAt,
                word,
                handler,
                pressure,
                mergedFrom);
    }
}
