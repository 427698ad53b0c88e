package org.bihuan.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a pass visits, by whom and in which order. Pure: the same objects, teams and seed give the same plan,
 * so that it can be carried out in parts and done again before everybody's eyes.
 */
record VisitPlan(PassMethod method, int percent, String seed, List<CampaignPlan.Team> teams) {

    /**
     * A visit to be made.
     *
     * @param route place in the team's way
     */
    record Planned(
            UUID subject,
            UnitId unit,
            VisitKind kind,
            @Nullable UUID team,
            int route) {}

    static List<Sampling.Candidate> candidates(List<ObjectInScope> objects) {
        return objects.stream()
                .map(each -> new Sampling.Candidate(each.subject(), each.weight()))
                .toList();
    }

    /** How many of so many are drawn: the share, rounded up, at least one. */
    static int drawn(int percent, int of) {
        return of == 0 ? 0 : Math.max(1, Math.ceilDiv(of * percent, 100));
    }

    List<Planned> of(List<ObjectInScope> objects) {
        return switch (method) {
            case ALL -> routed(objects, VisitKind.INSPECTION);
            case SAMPLE, BY_RISK -> routed(sampled(objects), VisitKind.INSPECTION);
            case SELF -> {
                var visits = new ArrayList<Planned>();
                for (var each : inOrder(objects)) {
                    visits.add(new Planned(each.subject(), each.unit(), VisitKind.SELF, null, visits.size() + 1));
                }
                visits.addAll(routed(sampled(objects), VisitKind.SPOT));
                yield visits;
            }
        };
    }

    private List<ObjectInScope> sampled(List<ObjectInScope> objects) {
        var chosen = new HashSet<>(Sampling.draw(seed, candidates(objects), drawn(percent, objects.size())));
        return objects.stream().filter(each -> chosen.contains(each.subject())).toList();
    }

    /** Each object to a team of its unit, the teams of a unit in turn; a team's way goes area by area. */
    private List<Planned> routed(List<ObjectInScope> objects, VisitKind kind) {
        var turns = new HashMap<UnitId, Integer>();
        var lengths = new HashMap<UUID, Integer>();
        var visits = new ArrayList<Planned>();
        for (var each : inOrder(objects)) {
            var team = team(each.unit(), turns);
            var route = team == null ? visits.size() + 1 : lengths.merge(team, 1, Integer::sum);
            visits.add(new Planned(each.subject(), each.unit(), kind, team, route));
        }
        return visits;
    }

    private @Nullable UUID team(UnitId unit, Map<UnitId, Integer> turns) {
        var own = teams.stream().filter(team -> team.units().contains(unit)).toList();
        var fit = own.isEmpty()
                ? teams.stream().filter(team -> team.units().isEmpty()).toList()
                : own;
        return fit.isEmpty()
                ? null
                : fit.get(Math.floorMod(turns.merge(unit, 1, Integer::sum) - 1, fit.size()))
                        .id();
    }

    private static List<ObjectInScope> inOrder(List<ObjectInScope> objects) {
        return objects.stream()
                .sorted(Comparator.comparing(
                                (ObjectInScope each) -> each.unit().value().toString())
                        .thenComparing(
                                each -> each.area() == null ? "" : each.area().toString())
                        .thenComparingDouble(each -> each.longitude() == null ? 0 : each.longitude())
                        .thenComparingDouble(each -> each.latitude() == null ? 0 : each.latitude())
                        .thenComparing(each -> each.subject().toString()))
                .toList();
    }
}
