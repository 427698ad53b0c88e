package org.bihuan.matter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.access.Audience;
import org.bihuan.calendar.Calendars;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One matter up or down by rule, who may see it from then on, and one notice a unit and round. */
@Component
class Climbing {

    /** A matter that went up. */
    record Climbed(
            MatterId id,
            String number,
            String title,
            Rung rung,
            UnitId unit,
            @Nullable UnitId supervisor) {}

    private final MatterRepository matters;
    private final MatterTypes types;
    private final MatterUnits units;
    private final Escalation escalation;
    private final Audience audience;
    private final Notices notices;
    private final Calendars calendars;
    private final MatterNews news;
    private final Clock clock;

    Climbing(
            MatterRepository matters,
            MatterTypes types,
            MatterUnits units,
            Escalation escalation,
            Audience audience,
            Notices notices,
            Calendars calendars,
            MatterNews news,
            Clock clock) {
        this.matters = matters;
        this.types = types;
        this.units = units;
        this.escalation = escalation;
        this.audience = audience;
        this.notices = notices;
        this.calendars = calendars;
        this.news = news;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public <T> T reading(Supplier<T> query) {
        return query.get();
    }

    /** Nothing when it stays where it is, or somebody acted on it meanwhile. */
    @Transactional
    public Optional<Climbed> climb(ZoneKey zone, Ladder ladder, MatterId id) {
        var viewer = Viewer.automatic(zone);
        var matter = matters.find(zone, id).orElseThrow(MatterSight::missing);
        var here = new Situation(
                viewer, clock.instant(), calendars.of(zone), types.version(zone, matter.typeId), units.naming(zone));
        new Climb(matter, here).byRule(ladder);
        var happenings = matter.happenings();
        if (happenings.isEmpty() || !matters.update(matter, Actor.of(viewer, null, here.now()))) {
            return Optional.empty();
        }
        var happening = happenings.getFirst();
        var supervisor = escalation.lift(matter, happening.event());
        news.spread(viewer, matter, happenings);
        var lead = matter.leadUnit;
        return happening.event() instanceof MatterEvent.RungRaised raised && lead != null
                ? Optional.of(new Climbed(
                        id, matter.numberOrEmpty(), Restriction.outwardTitle(matter), raised.to(), lead, supervisor))
                : Optional.empty();
    }

    /** The same for one part of a matter. */
    @Transactional
    public Optional<Climbed> climb(ZoneKey zone, Ladder ladder, MatterId id, UUID subTask) {
        var viewer = Viewer.automatic(zone);
        var matter = matters.findWhole(zone, id).orElseThrow(MatterSight::missing);
        var part = matter.parts.subTasks.get(subTask);
        if (part == null) {
            return Optional.empty();
        }
        var here = new Situation(
                viewer, clock.instant(), calendars.of(zone), types.version(zone, matter.typeId), units.naming(zone));
        var supervisor = escalation.supervisorOf(zone, part.unit());
        new PartClimb(matter, part, here).byRule(ladder, supervisor);
        var happenings = matter.happenings();
        if (happenings.isEmpty() || !matters.update(matter, Actor.of(viewer, null, here.now()))) {
            return Optional.empty();
        }
        escalation.settle(matter);
        news.spread(viewer, matter, happenings);
        return happenings.getFirst().event() instanceof PartEvent.SubTaskRaised raised
                ? Optional.of(new Climbed(
                        id,
                        matter.numberOrEmpty(),
                        Restriction.outwardTitle(matter),
                        raised.to(),
                        part.unit(),
                        raised.levelUp() ? supervisor : null))
                : Optional.empty();
    }

    /** One notice to each unit and each supervisor, however many matters climbed; it opens the worst. */
    @Transactional
    public void tell(ZoneKey zone, List<Climbed> climbed, String kind) {
        var byUnit = new LinkedHashMap<UnitId, List<Climbed>>();
        climbed.forEach(each -> {
            byUnit.computeIfAbsent(each.unit(), unit -> new ArrayList<>()).add(each);
            var supervisor = each.supervisor();
            if (supervisor != null && !supervisor.equals(each.unit())) {
                byUnit.computeIfAbsent(supervisor, unit -> new ArrayList<>()).add(each);
            }
        });
        byUnit.forEach((unit, theirs) -> {
            var worst = theirs.stream()
                    .max((one, two) -> one.rung().compareTo(two.rung()))
                    .orElseThrow();
            var accounts = new HashSet<>(audience.of(zone, List.of(unit), Permit.MATTER_READ));
            notices.tell(
                    zone,
                    accounts,
                    new NoticeKind(kind),
                    "matter",
                    worst.id().value(),
                    Map.of(
                            "number", worst.number(),
                            "title", worst.title(),
                            "rung", worst.rung().name(),
                            "count", String.valueOf(theirs.size())));
        });
    }
}
