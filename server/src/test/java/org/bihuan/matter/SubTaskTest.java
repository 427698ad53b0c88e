package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.matter.MatterAct.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The small life of a sub-task, written a second time by hand: every state × every act on it. */
class SubTaskTest {

    private static final List<MatterAct> ACTS =
            Arrays.stream(MatterAct.values()).filter(MatterAct::isOfSubTask).toList();

    private static final Map<MatterAct, Map<SubTask.State, SubTask.State>> TABLE = Map.of(
            SIGN_SUB_TASK,
            Map.of(SubTask.State.ASSIGNED, SubTask.State.SIGNED),
            PROGRESS_SUB_TASK,
            Map.of(
                    SubTask.State.SIGNED, SubTask.State.IN_PROGRESS,
                    SubTask.State.IN_PROGRESS, SubTask.State.IN_PROGRESS,
                    SubTask.State.SENT_BACK, SubTask.State.SENT_BACK),
            REPORT_SUB_TASK,
            Map.of(
                    SubTask.State.SIGNED, SubTask.State.REPORTED,
                    SubTask.State.IN_PROGRESS, SubTask.State.REPORTED,
                    SubTask.State.SENT_BACK, SubTask.State.REPORTED),
            ACCEPT_SUB_TASK,
            Map.of(SubTask.State.REPORTED, SubTask.State.ACCEPTED),
            SEND_BACK_SUB_TASK,
            Map.of(SubTask.State.REPORTED, SubTask.State.SENT_BACK));

    static Stream<Arguments> everyStateAndAct() {
        return Arrays.stream(SubTask.State.values())
                .flatMap(state -> ACTS.stream().map(act -> Arguments.of(state, act)));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("everyStateAndAct")
    void agreesWithTheTableWrittenByHand(SubTask.State state, MatterAct act) {
        var expected = switch (act) {
            case DROP_SUB_TASK -> state.isOpen() ? SubTask.State.DROPPED : null;
            case AMEND_SUB_TASK -> state.isOpen() ? state : null;
            case URGE_SUB_TASK -> state.isInHand() ? state : null;
            default -> TABLE.getOrDefault(act, Map.of()).get(state);
        };

        assertThat(SubTask.after(state, act).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ASSIGNED,2026-12-01,GREY",
        "IN_PROGRESS,2026-12-01,GREEN",
        "IN_PROGRESS,2026-11-27,GREEN",
        "IN_PROGRESS,2026-11-26,BLUE",
        "ASSIGNED,2026-11-23,BLUE",
        "REPORTED,2026-11-22,RED",
        "SENT_BACK,2026-12-01,YELLOW",
        "SENT_BACK,2026-11-22,RED",
        "ACCEPTED,2026-11-01,GREEN",
        "DROPPED,2026-11-01,GREY"
    })
    void hasALight(SubTask.State state, LocalDate dueOn, Light light) {
        var part = new SubTask(Ids.next(), UnitId.next(), null, dueOn, true, state, 1, Instant.EPOCH, null, null, null);

        assertThat(part.light(LocalDate.of(2026, 11, 23))).isEqualTo(light);
    }
}
