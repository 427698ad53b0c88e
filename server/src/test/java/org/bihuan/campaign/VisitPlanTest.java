package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bihuan.shared.UnitId;

class VisitPlanTest {

    private static final UnitId LANHE = new UnitId(new UUID(0, 1));
    private static final UnitId XINQIAO = new UnitId(new UUID(0, 2));

    @Property(tries = 100)
    void visitsEveryObjectInScopeExactlyOnceWhateverTheTeams(
            @ForAll @IntRange(min = 1, max = 120) int count, @ForAll @IntRange(min = 0, max = 5) int teams) {
        var objects = objects(count);
        var visits = new VisitPlan(PassMethod.ALL, 100, "s", teams(teams)).of(objects);

        assertThat(visits)
                .extracting(VisitPlan.Planned::subject)
                .doesNotHaveDuplicates()
                .hasSize(count);
        assertThat(visits).allMatch(visit -> (visit.team() == null) == (teams == 0));
    }

    @Property(tries = 100)
    void theSameSeedAndListGiveTheSameSampleInWhateverOrder(
            @ForAll @IntRange(min = 1, max = 120) int count, @ForAll @IntRange(min = 1, max = 100) int percent) {
        var objects = objects(count);
        var mixed = new ArrayList<>(objects);
        Collections.shuffle(mixed, new Random(count));
        var plan = new VisitPlan(PassMethod.BY_RISK, percent, "seed " + percent, teams(3));

        var visits = plan.of(objects);
        assertThat(plan.of(mixed)).isEqualTo(visits);
        assertThat(visits).hasSize(VisitPlan.drawn(percent, count));
        assertThat(new HashSet<>(visits.stream().map(VisitPlan.Planned::subject).toList()))
                .isSubsetOf(objects.stream().map(ObjectInScope::subject).toList());
    }

    @Property(tries = 50)
    void selfInspectionAsksEverybodyAndSpotChecksAShare(
            @ForAll @IntRange(min = 1, max = 120) int count, @ForAll @IntRange(min = 1, max = 100) int percent) {
        var visits = new VisitPlan(PassMethod.SELF, percent, "s", teams(2)).of(objects(count));

        assertThat(visits.stream().filter(visit -> visit.kind() == VisitKind.SELF))
                .hasSize(count);
        assertThat(visits.stream().filter(visit -> visit.kind() == VisitKind.SPOT))
                .hasSize(VisitPlan.drawn(percent, count));
    }

    @Property(tries = 50)
    void aTeamsWayHasNoGapsAndTheTeamsOfAUnitShareItsObjectsEvenly(
            @ForAll @IntRange(min = 1, max = 120) int count, @ForAll @IntRange(min = 1, max = 4) int teams) {
        var visits = new VisitPlan(PassMethod.ALL, 100, "s", teams(teams)).of(objects(count));

        var lengths = new ArrayList<Integer>();
        for (var team :
                new HashSet<>(visits.stream().map(VisitPlan.Planned::team).toList())) {
            var way = visits.stream()
                    .filter(visit -> visit.team() != null && visit.team().equals(team))
                    .map(VisitPlan.Planned::route)
                    .toList();
            assertThat(way)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, way.size()).boxed().toList());
            lengths.add(way.size());
        }
        assertThat(Collections.max(lengths) - Collections.min(lengths))
                .isLessThanOrEqualTo(2 + (count < teams * 2 ? count : 0));
    }

    private static List<ObjectInScope> objects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ObjectInScope(
                        new UUID(0x019a_0000_0000_7000L, i * 7919L),
                        i % 2 == 0 ? LANHE : XINQIAO,
                        i % 3 == 0 ? null : new UUID(1, i % 4),
                        i % 5 == 0 ? null : 119.9 + i * 0.001,
                        i % 5 == 0 ? null : 31.7 + i * 0.001,
                        1 + i % 8))
                .toList();
    }

    private static List<CampaignPlan.Team> teams(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CampaignPlan.Team(new UUID(9, i), "组", List.of(), List.of()))
                .toList();
    }
}
