package org.bihuan.matter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.calendar.Calendars;
import org.bihuan.form.Form;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries a matter type out before it is published (试办): a made-up matter goes through the real acts, the real table of
 * states and the real policies, told again from its beginning each time. No row is written, so that no list, figure,
 * search, notice or number can ever know of it.
 */
@Service
public class MatterTrials {

    private static final int MOST_STEPS = 60;
    private static final int FURTHEST_DAYS = 800;

    /** What the made-up matter is opened with. */
    public record Beginning(
            @NotNull Instant at,
            @NotNull Map<String, String> fields,
            @Nullable @Valid TimeChoice timeChoice) {}

    /** One act of one side at a moment, never before the one before it. */
    public record Step(
            @NotNull TrialSide as,
            @NotNull Instant at,
            @NotNull @Valid MatterOrder order) {}

    /**
     * One thing that happened on the way.
     *
     * @param event the name of a {@code MatterEvent}
     * @param rung of the ladder it stands on since
     */
    public record Entry(
            int step,
            Instant at,
            TrialSide as,
            String event,
            MatterState to,
            @Nullable Rung rung) {}

    /** The step that the rules as they are now refuse; those after it have not been taken. */
    public record Refusal(int step, String code, String detail) {}

    /**
     * Where the made-up matter has come to.
     *
     * @param allowed what each side may do next
     */
    public record Walk(
            String number,
            MatterState state,
            int round,
            int percent,
            Light light,
            @Nullable LocalDate originalDueOn,
            @Nullable LocalDate dueOn,
            @Nullable Instant stepDueAt,
            @Nullable Rung rung,
            Instant at,
            Map<String, String> fields,
            List<Entry> entries,
            Map<TrialSide, Set<MatterAct>> allowed,
            @Nullable Refusal refusal) {}

    private final MatterUnits units;
    private final Calendars calendars;
    private final Ladders ladders;
    private final Clock clock;

    MatterTrials(MatterUnits units, Calendars calendars, Ladders ladders, Clock clock) {
        this.units = units;
        this.calendars = calendars;
        this.ladders = ladders;
        this.clock = clock;
    }

    /**
     * Walks from the beginning through all steps up to a moment.
     *
     * @param until the moment to look from; the ladder climbs day by day up to it
     */
    @Transactional(readOnly = true)
    public Walk walk(Viewer viewer, TypeSketch sketch, Beginning beginning, List<Step> steps, Instant until) {
        mustBeFaultless(sketch, ladders.current(viewer.zone()));
        inTime(beginning, steps, until);
        var type = sketch.onTrial();
        TimeChoice.check(beginning.timeChoice(), type);
        var opened = here(viewer, TrialSide.OFFICE, beginning.at(), type);
        var answers = OpeningFields.of(beginning.fields(), type, opened.today(), units.directory(viewer.zone()));
        new Form(type.definition().fields()).mustBeComplete(answers, opened.today());
        var matter = TrialSide.matter(viewer, type, answers, beginning.at());
        matter.timeChoice = beginning.timeChoice();
        var entries = new ArrayList<Entry>();
        var number = MatterNumbers.text(type.prefix(), opened.today().getYear(), 0);
        matter.open(number, opened);
        note(entries, matter, 0, TrialSide.OFFICE, beginning.at());
        Refusal refusal = null;
        var last = beginning.at();
        for (int at = 0; at < steps.size() && refusal == null; at++) {
            climb(viewer, matter, type, last, steps.get(at).at(), entries, at);
            refusal = take(viewer, matter, type, steps.get(at), entries, at);
            last = steps.get(at).at();
        }
        climb(viewer, matter, type, last, until, entries, steps.size());
        return shown(viewer, matter, type, until, entries, refusal);
    }

    private static void mustBeFaultless(TypeSketch sketch, Ladder ladder) {
        var faults = TypeRules.faults(sketch, ladder);
        if (!faults.isEmpty()) {
            throw Problem.conflict("MATTER-TYPE-FAULTY", "还有 " + faults.size() + " 处错误，改正后才能试办。");
        }
    }

    private void inTime(Beginning beginning, List<Step> steps, Instant until) {
        var last = beginning.at();
        var ordered = steps.size() <= MOST_STEPS;
        for (var step : steps) {
            ordered = ordered && !step.at().isBefore(last);
            last = step.at();
        }
        var furthest = clock.instant().plus(Duration.ofDays(FURTHEST_DAYS));
        var earliest = clock.instant().minus(Duration.ofDays(FURTHEST_DAYS));
        if (!ordered
                || until.isBefore(last)
                || until.isAfter(furthest)
                || beginning.at().isBefore(earliest)) {
            throw Problem.invalid("MATTER-TRIAL-WRONG", "试办步骤过多或时间顺序不对，请重新开始试办。");
        }
    }

    private Situation here(Viewer viewer, TrialSide side, Instant at, MatterType type) {
        return new Situation(side.viewer(viewer), at, calendars.of(viewer.zone()), type, TrialSide.naming());
    }

    private @Nullable Refusal take(
            Viewer viewer, Matter matter, MatterType type, Step step, List<Entry> entries, int at) {
        var here = here(viewer, step.as(), step.at(), type);
        try {
            refuse(matter, type, step, here.viewer());
            CarryingOut.apply(matter, step.order(), here, matter::numberOrEmpty);
        } catch (Problem problem) {
            matter.written();
            return new Refusal(at, problem.code(), problem.detail());
        }
        note(entries, matter, at, step.as(), step.at());
        return null;
    }

    private static void refuse(Matter matter, MatterType type, Step step, Viewer as) {
        var act = step.order().act();
        MatterPolicy.refusal(matter, act, as, Set.of())
                .or(() -> TypePolicy.refusal(matter, type, act, as, TrialSide::units))
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    /** The ladder looks at every morning between two acts. */
    private void climb(
            Viewer viewer, Matter matter, MatterType type, Instant from, Instant to, List<Entry> entries, int at) {
        var ladder = ladders.current(viewer.zone());
        var last = BusinessZone.dateOf(to);
        for (var day = BusinessZone.dateOf(from).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            var morning = day.atStartOfDay(BusinessZone.SHANGHAI).toInstant();
            new Climb(matter, here(viewer, TrialSide.RULES, morning, type)).byRule(ladder);
            note(entries, matter, at, TrialSide.RULES, morning);
        }
    }

    private static void note(List<Entry> entries, Matter matter, int step, TrialSide as, Instant at) {
        for (var happening : matter.happenings()) {
            matter.lastSeq++;
            entries.add(
                    new Entry(step, at, as, happening.event().getClass().getSimpleName(), happening.to(), matter.rung));
        }
        matter.written();
    }

    private Walk shown(
            Viewer viewer,
            Matter matter,
            MatterType type,
            Instant until,
            List<Entry> entries,
            @Nullable Refusal refusal) {
        var allowed = new LinkedHashMap<TrialSide, Set<MatterAct>>();
        for (var side : TrialSide.people()) {
            var as = side.viewer(viewer);
            var acts = MatterPolicy.allowed(matter, as, Set.of());
            acts.removeIf(act ->
                    TypePolicy.refusal(matter, type, act, as, TrialSide::units).isPresent());
            allowed.put(side, acts);
        }
        return new Walk(
                Objects.requireNonNull(matter.number),
                matter.state,
                matter.round,
                matter.percent,
                LightRule.of(
                        new LightRule.Reading(
                                matter.state,
                                matter.percent,
                                matter.openedAt,
                                matter.dueOn,
                                matter.remindOn,
                                matter.stepDueAt),
                        until),
                matter.originalDueOn,
                matter.dueOn,
                matter.stepDueAt,
                matter.rung,
                until,
                matter.facts.fields(),
                entries,
                allowed,
                refusal);
    }
}
