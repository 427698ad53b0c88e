package org.bihuan.matter;

import static org.bihuan.matter.MatterAct.*;
import static org.bihuan.matter.MatterState.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole state machine on one page: from which state which act leads where. What is not here is not allowed.
 *
 * <p>Some acts decide their target by what they find and are marked so: handing over (with or without a receipt), verifying and looking back (passed or failed),
 * deciding a request (approved or refused, and which kind), and those that go back to where something began: resuming,
 * taking a report or a merger back.
 */
final class Transitions {

    /** What an allowed act does to the state. */
    sealed interface Target {

        /** Goes to this state. */
        record To(MatterState state) implements Target {}

        /** The state stays. */
        record Stays() implements Target {}

        /** One of these, decided by the conclusion or by what was there before. */
        record OneOf(Set<MatterState> states) implements Target {}
    }

    private static final Target STAYS = new Target.Stays();
    /** What may turn out to be another matter, and comes back to where it was when that was wrong. */
    private static final Set<MatterState> MERGEABLE =
            EnumSet.of(OPENED, ASSIGNED, RECEIVED, IN_PROGRESS, REPORTED, VERIFYING, PASSED, RETURNED, REWORK);

    private static final Map<MatterState, Map<MatterAct, Target>> TABLE = table();

    private Transitions() {}

    static Optional<Target> from(MatterState state, MatterAct act) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(act));
    }

    static Set<MatterAct> actsIn(MatterState state) {
        var acts = EnumSet.noneOf(MatterAct.class);
        acts.addAll(TABLE.getOrDefault(state, Map.of()).keySet());
        return acts;
    }

    private static Map<MatterState, Map<MatterAct, Target>> table() {
        var t = new Builder();
        t.from(DRAFT).to(OPENED, OPEN).stays(REDRAFT).to(CANCELLED, DISCARD).stays(HAND_OVER);
        t.from(OPENED).handedOver(ASSIGN).divided().supervised().merged();
        t.from(ASSIGNED)
                .to(RECEIVED, RECEIVE)
                .to(RETURNED, RETURN)
                .handedOver(REASSIGN)
                .laddered()
                .shared()
                .supported()
                .divided()
                .supervised()
                .urged()
                .merged();
        t.from(RECEIVED)
                .to(IN_PROGRESS, PROGRESS)
                .to(REPORTED, REPORT)
                .to(RETURNED, RETURN)
                .stays(SUBMIT_PLAN)
                .handedOver(REASSIGN)
                .handled()
                .supervised()
                .planned()
                .urged()
                .merged();
        t.from(IN_PROGRESS)
                .to(IN_PROGRESS, PROGRESS)
                .to(REPORTED, REPORT)
                .handedOver(REASSIGN)
                .handled()
                .supervised()
                .urged()
                .merged();
        t.from(REPORTED)
                .to(VERIFYING, START_VERIFICATION)
                .oneOf(WITHDRAW_REPORT, IN_PROGRESS, REWORK)
                .oneOf(VERIFY, PASSED, REWORK, CLOSED_OFF)
                .supported()
                .supervised()
                .merged();
        t.from(VERIFYING)
                .oneOf(VERIFY, PASSED, REWORK, CLOSED_OFF)
                .supported()
                .supervised()
                .merged();
        t.from(PASSED)
                .to(CLOSED_OFF, CLOSE_OFF)
                .to(REWORK, REOPEN)
                .delisted()
                .supervised()
                .merged();
        t.from(REWORK)
                .to(REWORK, PROGRESS)
                .to(REPORTED, REPORT)
                .handedOver(REASSIGN)
                .handled()
                .supervised()
                .urged()
                .merged();
        t.from(RETURNED).handedOver(ASSIGN).supervised().merged();
        t.from(SUSPENDED).oneOf(RESUME, RECEIVED, IN_PROGRESS, REWORK).supervised();
        t.from(SHELVED)
                .oneOf(RESUME, RECEIVED, IN_PROGRESS, REWORK)
                .to(SHELVED, SHELVE)
                .supervised();
        t.from(CLOSED_OFF)
                .to(EVALUATED, EVALUATE)
                .to(ARCHIVED, ARCHIVE)
                .to(REWORK, REOPEN)
                .oneOf(LOOK_BACK, CLOSED_OFF, REWORK)
                .stays(HAND_OVER)
                .stays(INSTRUCT)
                .stays(CORRECT)
                .encircled();
        t.from(EVALUATED)
                .to(ARCHIVED, ARCHIVE)
                .to(REWORK, REOPEN)
                .oneOf(LOOK_BACK, EVALUATED, REWORK)
                .stays(INSTRUCT)
                .stays(CORRECT)
                .encircled();
        t.from(ARCHIVED)
                .to(REWORK, REOPEN)
                .oneOf(LOOK_BACK, ARCHIVED, REWORK)
                .stays(CORRECT)
                .encircled();
        t.from(CANCELLED).oneOf(UNMERGE, MERGEABLE);
        return t.table;
    }

    private static final class Builder {

        private final Map<MatterState, Map<MatterAct, Target>> table = new EnumMap<>(MatterState.class);
        private Map<MatterAct, Target> row = new EnumMap<>(MatterAct.class);

        Builder from(MatterState state) {
            row = new EnumMap<>(MatterAct.class);
            table.put(state, row);
            return this;
        }

        Builder to(MatterState state, MatterAct act) {
            row.put(act, new Target.To(state));
            return this;
        }

        /** To be signed for, unless the type asks for no receipt. */
        Builder handedOver(MatterAct act) {
            return oneOf(act, ASSIGNED, RECEIVED);
        }

        Builder stays(MatterAct act) {
            row.put(act, STAYS);
            return this;
        }

        Builder oneOf(MatterAct act, MatterState first, MatterState... more) {
            return oneOf(act, EnumSet.of(first, more));
        }

        Builder oneOf(MatterAct act, Set<MatterState> states) {
            row.put(act, new Target.OneOf(states));
            return this;
        }

        /** What the supervising side may do in every live state. */
        Builder supervised() {
            row.put(DECIDE_REQUEST, new Target.OneOf(EnumSet.of(SUSPENDED, CANCELLED)));
            return stays(REQUEST_CANCELLATION)
                    .stays(WITHDRAW_REQUEST)
                    .stays(INSTRUCT)
                    .stays(AMEND)
                    .stays(CORRECT)
                    .stays(HAND_OVER)
                    .encircled();
        }

        /** Who may know of it can be said as long as there is something to know. */
        Builder encircled() {
            return stays(RESTRICT).stays(LIFT_RESTRICTION).stays(INFORM).stays(EXCLUDE);
        }

        /** What the handling side may ask for while it works, and shelving, which ends that work for now. */
        Builder handled() {
            return stays(REQUEST_EXTENSION)
                    .stays(REQUEST_SUSPENSION)
                    .to(SHELVED, SHELVE)
                    .laddered()
                    .delisted()
                    .shared()
                    .supported()
                    .divided();
        }

        /** While a unit has the work in hand, it can be put on the ladder and taken down. */
        Builder laddered() {
            return stays(RAISE).stays(LOWER);
        }

        /** Sub-tasks can be added and changed, and what is open overruled, until the lead unit reports. */
        Builder shared() {
            return stays(ADD_SUB_TASK)
                    .stays(AMEND_SUB_TASK)
                    .stays(DROP_SUB_TASK)
                    .stays(OVERRULE);
        }

        /** Supporting units finish their sub-tasks, also when the lead unit was let ahead of them. */
        Builder supported() {
            return stays(SIGN_SUB_TASK)
                    .stays(PROGRESS_SUB_TASK)
                    .stays(REPORT_SUB_TASK)
                    .stays(ACCEPT_SUB_TASK)
                    .stays(URGE_SUB_TASK)
                    .stays(SEND_BACK_SUB_TASK);
        }

        /** Children can be made and put under it, and it can be put under another. */
        Builder divided() {
            return stays(SPLIT).stays(ATTACH).stays(DETACH);
        }

        Builder delisted() {
            return stays(REQUEST_DELISTING).stays(ACCEPT_ON_SITE);
        }

        /** An approved plan begins the work. */
        Builder planned() {
            return oneOf(DECIDE_REQUEST, IN_PROGRESS, SUSPENDED, CANCELLED);
        }

        Builder merged() {
            return to(CANCELLED, MERGE);
        }

        Builder urged() {
            return stays(URGE);
        }
    }
}
