package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignActTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DRAFT     | WRITE LAUNCH DISCARD",
                "LAUNCHED  | ADJUST RENEW_SCOPE PLAN_PASS END CONTINUE",
                "ENDED     | CONTINUE",
                "DISCARDED | ''"
            })
    void allowsInEachStateExactlyTheseActs(CampaignState state, String acts) {
        var expected = EnumSet.noneOf(CampaignAct.class);
        for (var act : acts.split(" ")) {
            if (!act.isEmpty()) {
                expected.add(CampaignAct.valueOf(act));
            }
        }
        assertThat(CampaignAct.in(state)).isEqualTo(expected);
        for (var act : CampaignAct.values()) {
            assertThat(act.from(state).isPresent()).as("%s in %s", act, state).isEqualTo(expected.contains(act));
        }
    }

    @ParameterizedTest
    @EnumSource(CampaignState.class)
    void refusesEveryOtherAct(CampaignState state) {
        var campaign = new Campaign(UUID.randomUUID(), plan(), state, null, 1);
        for (var act : EnumSet.complementOf(allowed(state))) {
            assertThatThrownBy(() -> campaign.after(act))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("CAMPAIGN-ACT-NOT-NOW"));
        }
    }

    @Test
    void continuesInThePeriodThatFollowsAndIsAsLong() {
        var next = Succession.of(plan());

        assertThat(next.startsOn()).isEqualTo("2027-03-01");
        assertThat(next.endsOn()).isEqualTo("2027-06-28");
        assertThat(next.kind()).isEqualTo(CampaignKind.LONG_TERM);
        assertThat(next.name()).isEqualTo("厂中厂整治（下一期）");
        assertThat(Succession.of(next).name()).isEqualTo("厂中厂整治（下一期）");
    }

    private static EnumSet<CampaignAct> allowed(CampaignState state) {
        var acts = EnumSet.noneOf(CampaignAct.class);
        acts.addAll(CampaignAct.in(state));
        return acts;
    }

    private static CampaignPlan plan() {
        return new CampaignPlan(
                "厂中厂整治",
                "",
                CampaignKind.SPECIAL,
                null,
                UnitId.next(),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2027, 2, 28),
                List.of(),
                List.of(),
                List.of(),
                100,
                List.of(),
                List.of());
    }
}
