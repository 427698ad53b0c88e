package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.matter.MatterState.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The complete table, written a second time by hand: every state × every act. */
class TransitionsTest {

    /** act → the states it may be done in and where it leads; "=" stays, "a|b" one of. What is missing is refused. */
    private static final String TABLE = """
            OPEN                 DRAFT>OPENED
            REDRAFT              DRAFT>=
            DISCARD              DRAFT>CANCELLED
            ASSIGN               OPENED>ASSIGNED|RECEIVED RETURNED>ASSIGNED|RECEIVED
            REASSIGN             ASSIGNED>ASSIGNED|RECEIVED RECEIVED>ASSIGNED|RECEIVED IN_PROGRESS>ASSIGNED|RECEIVED REWORK>ASSIGNED|RECEIVED
            RECEIVE              ASSIGNED>RECEIVED
            RETURN               ASSIGNED>RETURNED RECEIVED>RETURNED
            PROGRESS             RECEIVED>IN_PROGRESS IN_PROGRESS>IN_PROGRESS REWORK>REWORK
            REPORT               RECEIVED>REPORTED IN_PROGRESS>REPORTED REWORK>REPORTED
            WITHDRAW_REPORT      REPORTED>IN_PROGRESS|REWORK
            START_VERIFICATION   REPORTED>VERIFYING
            VERIFY               REPORTED>PASSED|CLOSED_OFF|REWORK VERIFYING>PASSED|CLOSED_OFF|REWORK
            CLOSE_OFF            PASSED>CLOSED_OFF
            EVALUATE             CLOSED_OFF>EVALUATED
            ARCHIVE              CLOSED_OFF>ARCHIVED EVALUATED>ARCHIVED
            REOPEN               PASSED>REWORK CLOSED_OFF>REWORK EVALUATED>REWORK ARCHIVED>REWORK
            LOOK_BACK            CLOSED_OFF>CLOSED_OFF|REWORK EVALUATED>EVALUATED|REWORK ARCHIVED>ARCHIVED|REWORK
            MERGE                OPEN>CANCELLED
            UNMERGE              CANCELLED>OPENED|ASSIGNED|RECEIVED|IN_PROGRESS|REPORTED|VERIFYING|PASSED|RETURNED|REWORK
            REQUEST_EXTENSION    RECEIVED>= IN_PROGRESS>= REWORK>=
            REQUEST_SUSPENSION   RECEIVED>= IN_PROGRESS>= REWORK>=
            SHELVE               RECEIVED>SHELVED IN_PROGRESS>SHELVED REWORK>SHELVED SHELVED>SHELVED
            RESUME               SUSPENDED>RECEIVED|IN_PROGRESS|REWORK SHELVED>RECEIVED|IN_PROGRESS|REWORK
            URGE                 ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            HAND_OVER            DRAFT>= LIVE>= CLOSED_OFF>=
            REQUEST_CANCELLATION LIVE>=
            WITHDRAW_REQUEST     LIVE>=
            RAISE                ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            LOWER                ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            REQUEST_DELISTING    RECEIVED>= IN_PROGRESS>= REWORK>= PASSED>=
            ACCEPT_ON_SITE       RECEIVED>= IN_PROGRESS>= REWORK>= PASSED>=
            SUBMIT_PLAN          RECEIVED>=
            DECIDE_REQUEST       RECEIVED>IN_PROGRESS|SUSPENDED|CANCELLED LIVE>SUSPENDED|CANCELLED
            AMEND                LIVE>=
            ADD_SUB_TASK         ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            AMEND_SUB_TASK       ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            DROP_SUB_TASK        ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            OVERRULE             ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            SIGN_SUB_TASK        ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>= REPORTED>= VERIFYING>=
            PROGRESS_SUB_TASK    ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>= REPORTED>= VERIFYING>=
            REPORT_SUB_TASK      ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>= REPORTED>= VERIFYING>=
            ACCEPT_SUB_TASK      ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>= REPORTED>= VERIFYING>=
            SEND_BACK_SUB_TASK   ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>= REPORTED>= VERIFYING>=
            URGE_SUB_TASK        ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>= REPORTED>= VERIFYING>=
            SPLIT                OPENED>= ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            ATTACH               OPENED>= ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            DETACH               OPENED>= ASSIGNED>= RECEIVED>= IN_PROGRESS>= REWORK>=
            INSTRUCT             LIVE>= CLOSED_OFF>= EVALUATED>=
            CORRECT              LIVE>= CLOSED_OFF>= EVALUATED>= ARCHIVED>=
            RESTRICT             LIVE>= CLOSED_OFF>= EVALUATED>= ARCHIVED>=
            LIFT_RESTRICTION     LIVE>= CLOSED_OFF>= EVALUATED>= ARCHIVED>=
            INFORM               LIVE>= CLOSED_OFF>= EVALUATED>= ARCHIVED>=
            EXCLUDE              LIVE>= CLOSED_OFF>= EVALUATED>= ARCHIVED>=
            """;

    static Stream<Arguments> everyStateAndAct() {
        return Arrays.stream(MatterState.values())
                .flatMap(state -> Arrays.stream(MatterAct.values()).map(act -> Arguments.of(state, act)));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("everyStateAndAct")
    void agreesWithTheTableWrittenByHand(MatterState state, MatterAct act) {
        var actual =
                Transitions.from(state, act).map(target -> text(state, target)).orElse("refused");

        assertThat(actual).isEqualTo(expected(state, act));
    }

    @Test
    void leavesOnlyTheWayBackFromWhatIsArchivedOrCancelled() {
        assertThat(Transitions.actsIn(ARCHIVED))
                .containsOnly(
                        MatterAct.REOPEN,
                        MatterAct.LOOK_BACK,
                        MatterAct.CORRECT,
                        MatterAct.RESTRICT,
                        MatterAct.LIFT_RESTRICTION,
                        MatterAct.INFORM,
                        MatterAct.EXCLUDE);
        assertThat(Transitions.actsIn(CANCELLED)).containsOnly(MatterAct.UNMERGE);
    }

    private static String expected(MatterState state, MatterAct act) {
        for (var line : TABLE.lines().toList()) {
            var words = new ArrayList<>(List.of(line.strip().split("\\s+")));
            if (!words.removeFirst().equals(act.name())) {
                continue;
            }
            for (var word : words) {
                var parts = word.split(">");
                if (parts[0].equals(state.name())
                        || (parts[0].equals("LIVE") && state.isLive())
                        || (parts[0].equals("OPEN") && state.kind() == MatterState.Kind.OPEN)) {
                    return parts[1].equals("=") ? state.name() : parts[1];
                }
            }
        }
        return "refused";
    }

    private static String text(MatterState state, Transitions.Target target) {
        return switch (target) {
            case Transitions.Target.To(var to) -> to.name();
            case Transitions.Target.Stays() -> state.name();
            case Transitions.Target.OneOf(var states) ->
                states.stream()
                        .map(Enum::name)
                        .sorted(java.util.Comparator.comparing(TransitionsTest::place))
                        .collect(java.util.stream.Collectors.joining("|"));
        };
    }

    /** The order the table above writes alternatives in. */
    private static int place(String state) {
        return List.of(
                        "OPENED",
                        "ASSIGNED",
                        "RECEIVED",
                        "IN_PROGRESS",
                        "REPORTED",
                        "VERIFYING",
                        "PASSED",
                        "RETURNED",
                        "CLOSED_OFF",
                        "EVALUATED",
                        "ARCHIVED",
                        "REWORK",
                        "SUSPENDED",
                        "CANCELLED")
                .indexOf(state);
    }
}
