package org.bihuan.matter;

import static java.util.Objects.requireNonNull;
import static org.bihuan.schema.matter.Tables.MATTER_;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The file page (一事一档): facts, both clocks, who answers, what may be done now. */
@Repository
public class MatterShow {

    /** Who fills a slot. */
    public record Responsible(
            Slot slot,
            MatterList.@Nullable Unit unit,
            @Nullable UUID person,
            @Nullable String personName,
            @Nullable String phone) {}

    /** A request waiting for its decision. */
    public record Pending(
            UUID id,
            RequestKind kind,
            String reason,
            @Nullable LocalDate wantedDueOn,
            UUID requestedBy,
            @Nullable Accepted accepted) {}

    /** How the look on site before a delisting has gone. */
    public record Accepted(LocalDate on, String by, String opinion) {}

    /** The clock of the present step. */
    public record StepClock(Instant startedAt, @Nullable Instant dueAt, boolean overdue) {}

    /**
     * The business clock, which never resets.
     *
     * @param daysLeft working days; negative when overdue
     */
    public record BusinessClock(
            @Nullable Instant openedAt,
            @Nullable LocalDate originalDueOn,
            @Nullable LocalDate dueOn,
            @Nullable Integer daysLeft,
            @Nullable Integer elapsedPercent,
            boolean provisional) {}

    /**
     * Everything about one matter.
     *
     * @param type the version it was opened under
     * @param restrictedBecause why only few may know of it; absent: it is not restricted
     * @param urgeAgainAt from when it may be urged again, null when that is now
     * @param named names of the units and people its further facts mention, by field
     */
    public record File(
            UUID id,
            @Nullable String number,
            String title,
            String requirement,
            String typeCode,
            int typeVersion,
            MatterType type,
            @Nullable Severity severity,
            boolean urgent,
            MatterState state,
            int round,
            int percent,
            Light light,
            String lightRule,
            StepClock stepClock,
            BusinessClock businessClock,
            SourceKind sourceKind,
            @Nullable String sourceText,
            @Nullable String place,
            @Nullable String subjectName,
            @Nullable String subjectCode,
            Map<String, String> fields,
            Map<String, String> named,
            @Nullable TimeChoice timeChoice,
            @Nullable String restrictedBecause,
            List<Responsible> responsible,
            @Nullable Pending pending,
            int urgeCount,
            @Nullable Instant lastUrgedAt,
            @Nullable Instant urgeAgainAt,
            int returnCount,
            int extensionCount,
            int reopenCount,
            boolean instructed,
            @Nullable Standing ladder,
            @Nullable Link parent,
            int children,
            List<SubTaskShow> subTasks,
            List<PlannedPart> plannedSubTasks,
            boolean overruled,
            @Nullable Instant closedAt,
            Instant createdAt,
            int version,
            Set<MatterAct> allowedActs,
            List<WhySeen.Reason> seenBecause) {}

    /**
     * Where it stands on the ladder, and when the ladder will act next if nothing changes.
     *
     * @param version of the ladder that says so
     */
    public record Standing(@Nullable Rung rung, @Nullable Instant since, int version, Ladder.@Nullable Next next) {}

    private final DSLContext sql;
    private final MatterRepository matters;
    private final MatterSight sight;
    private final MatterTypes types;
    private final WhySeen why;
    private final NamedAnswers named;
    private final Calendars calendars;
    private final FileLadder ladder;
    private final FileSubTasks subTasks;
    private final Family family;
    private final MatterUnits units;
    private final Responsibles responsibles;
    private final Clock clock;

    MatterShow(
            DSLContext sql,
            MatterRepository matters,
            MatterSight sight,
            MatterTypes types,
            WhySeen why,
            NamedAnswers named,
            Calendars calendars,
            FileLadder ladder,
            FileSubTasks subTasks,
            Family family,
            MatterUnits units,
            Responsibles responsibles,
            Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.sight = sight;
        this.types = types;
        this.why = why;
        this.named = named;
        this.calendars = calendars;
        this.ladder = ladder;
        this.subTasks = subTasks;
        this.family = family;
        this.units = units;
        this.responsibles = responsibles;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public File of(Viewer viewer, MatterId id) {
        sight.mustSee(viewer, id);
        var matter = matters.findWhole(viewer.zone(), id).orElseThrow(MatterSight::missing);
        var helpers = matters.units(matter, Slot.SUPPORTING_UNIT);
        var now = clock.instant();
        var type = types.version(viewer.zone(), matter.typeId);
        var facts = matter.facts;
        // Its author alone sees a draft, and must be able to go on with it.
        var draft = matter.state == MatterState.DRAFT;
        UnaryOperator<@Nullable String> shown = text -> draft ? text : PersonalFacts.text(text);
        var responsible = responsibles.of(viewer, id);
        var light = LightRule.of(
                new LightRule.Reading(
                        matter.state, matter.percent, matter.openedAt, matter.dueOn, matter.remindOn, matter.stepDueAt),
                now);
        return new File(
                matter.id.value(),
                matter.number,
                requireNonNull(shown.apply(facts.title())),
                requireNonNull(shown.apply(facts.requirement())),
                matter.typeCode,
                type.version(),
                type,
                facts.severity(),
                facts.urgent(),
                matter.state,
                matter.round,
                matter.percent,
                light,
                LightRule.ID,
                FileClocks.step(matter, now),
                FileClocks.business(matter, calendars.of(matter.zone), now),
                facts.source().kind(),
                shown.apply(facts.source().text()),
                shown.apply(facts.place()),
                facts.subjectName(),
                facts.subjectCode(),
                draft ? facts.fields() : PersonalFacts.masked(type, facts.fields()),
                named.of(viewer.zone(), type, facts),
                matter.timeChoice,
                matter.restrictedBecause,
                draft ? responsible : PersonalFacts.masked(responsible),
                pending(matter),
                matter.urgeCount,
                matter.lastUrgedAt,
                Attention.nextUrge(matter, type.definition(), now),
                matter.returnCount,
                matter.extensionCount,
                matter.reopenCount,
                matter.instructed,
                ladder.standing(matter, type, now),
                parent(viewer, matter),
                family.count(matter),
                subTasks.of(matter, type, new SubTaskShow.Reading(viewer, now, helpers, units.namesOfSupport(matter))),
                matter.parts.planned,
                Objects.equals(matter.overruledRound, matter.round),
                matter.closedAt,
                matter.createdAt,
                matter.version,
                allowed(matter, type, viewer, helpers),
                why.reasons(viewer, id));
    }

    private Set<MatterAct> allowed(Matter matter, MatterType type, Viewer viewer, Set<UnitId> helpers) {
        var acts = MatterPolicy.allowed(matter, viewer, helpers);
        acts.removeIf(act -> TypePolicy.refusal(matter, type, act, viewer, slot -> matters.units(matter, slot))
                .isPresent());
        return acts;
    }

    /** Only where the viewer may see it. */
    private @Nullable Link parent(Viewer viewer, Matter matter) {
        var parent = matter.parent;
        return parent == null
                ? null
                : links(viewer, List.of(parent)).stream().findFirst().orElse(null);
    }

    private static @Nullable Pending pending(Matter matter) {
        var request = matter.pending;
        if (request == null) {
            return null;
        }
        var passed = request.acceptance();
        return new Pending(
                request.id(),
                request.kind(),
                PersonalData.inText(request.reason()),
                request.wantedDueOn(),
                request.requestedBy().value(),
                passed == null ? null : new Accepted(passed.on(), passed.byName(), passed.opinion()));
    }

    /** The number and title of a matter, for links from elsewhere. */
    public record Link(UUID id, @Nullable String number, String title, MatterState state) {}

    /** Links to those of the matters the viewer may see; the others are left out. */
    @Transactional(readOnly = true)
    public List<Link> links(Viewer viewer, List<MatterId> ids) {
        return sql.select(MATTER_.ID, MATTER_.NUMBER, MATTER_.TITLE, MATTER_.STATE)
                .from(MATTER_)
                .where(
                        MatterConditions.visibleTo(viewer),
                        MATTER_.ID.in(ids.stream().map(MatterId::value).toList()))
                .limit(200)
                .fetch(row -> new Link(
                        row.value1(),
                        row.value2(),
                        PersonalData.inText(row.value3()),
                        MatterState.valueOf(row.value4())));
    }
}
