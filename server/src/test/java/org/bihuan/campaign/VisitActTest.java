package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitActTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"PLANNED | ASSIGN HAND_IN CANCEL", "DONE | ''", "CANCELLED | RESTORE"})
    void allowsInEachStateExactlyTheseActs(VisitState state, String acts) {
        var expected = EnumSet.noneOf(VisitAct.class);
        for (var act : acts.split(" ")) {
            if (!act.isEmpty()) {
                expected.add(VisitAct.valueOf(act));
            }
        }
        assertThat(VisitAct.in(state)).isEqualTo(expected);
        for (var act : VisitAct.values()) {
            assertThat(act.from(state).isPresent()).as("%s in %s", act, state).isEqualTo(expected.contains(act));
        }
    }
}
