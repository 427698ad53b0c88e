package org.bihuan.matter;

import java.time.Clock;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The use cases of the loop: opening a matter and doing something to it. Every command carries the client's id and is
 * carried out once; every act names the version it was decided on, and a stale one is refused with what has changed.
 */
@Service
public class Matters {

    private final MatterRepository matters;
    private final Commands commands;
    private final MatterTypes types;
    private final MatterNumbers numbers;
    private final MatterSight sight;
    private final MatterUnits units;
    private final Calendars calendars;
    private final MatterEvidence evidence;
    private final Slots slots;
    private final Parts parts;
    private final Circles circles;
    private final RequestRepository requests;
    private final MatterNews news;
    private final Merging merging;
    private final FurtherCorrections corrections;
    private final Clock clock;

    Matters(
            MatterRepository matters,
            Commands commands,
            MatterTypes types,
            MatterNumbers numbers,
            MatterSight sight,
            MatterUnits units,
            Calendars calendars,
            MatterEvidence evidence,
            Parts parts,
            Circles circles,
            RequestRepository requests,
            MatterNews news,
            Merging merging,
            FurtherCorrections corrections,
            Slots slots,
            Clock clock) {
        this.matters = matters;
        this.commands = commands;
        this.types = types;
        this.numbers = numbers;
        this.sight = sight;
        this.units = units;
        this.calendars = calendars;
        this.evidence = evidence;
        this.parts = parts;
        this.circles = circles;
        this.requests = requests;
        this.slots = slots;
        this.news = news;
        this.merging = merging;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** Opens a matter (立项) or keeps a draft; the same command a second time answers with the first one's matter. */
    @Transactional
    public MatterId open(Viewer viewer, Opening opening) {
        return open(viewer, opening, null);
    }

    /** @param source the thing of a room above that the matter comes from */
    @Transactional
    public MatterId open(Viewer viewer, Opening opening, @Nullable UUID source) {
        viewer.mustHave(Permit.MATTER_OPEN);
        OpeningRules.check(opening);
        var type = types.current(viewer.zone(), opening.typeCode());
        TimeChoice.check(opening.timeChoice(), type);
        var here = situation(viewer, type);
        var id = MatterId.next();
        if (!commands.claim(viewer, opening.commandId(), id, Commands.OPENING, here.now())) {
            return commands.claimedBy(viewer, opening.commandId(), Commands.OPENING);
        }
        var matter = new Matter(
                id,
                viewer.zone(),
                type.id(),
                type.code(),
                OpeningRules.facts(opening, type, here.today(), units.directory(viewer.zone()), source),
                viewer.account(),
                here.now());
        plan(matter, opening, here);
        if (opening.then() == Opening.Then.DRAFT) {
            matter.draft();
        }
        takeFurther(matter, opening, here);
        var happenings = matter.happenings();
        matters.insert(matter, OpeningRules.responsibilities(opening, viewer), actor(viewer, here));
        news.spread(viewer, matter, happenings);
        return matter.id;
    }

    /** Writes a draft anew, by its author, and takes it further if wished. The type stays. */
    @Transactional
    public void redraft(Viewer viewer, MatterId id, int version, Opening opening) {
        var matter = matters.find(viewer.zone(), id).orElseThrow(MatterSight::missing);
        sight.mustSee(viewer, matter);
        if (!claim(viewer, opening.commandId(), id, commands.ordered(MatterAct.REDRAFT, opening))) {
            return;
        }
        if (matter.version != version) {
            throw sight.stale(viewer, matter, version);
        }
        refuse(matter, MatterAct.REDRAFT, viewer);
        OpeningRules.check(opening);
        var here = situation(viewer, types.version(viewer.zone(), matter.typeId));
        TimeChoice.check(opening.timeChoice(), here.type());
        matter.redraft(OpeningRules.facts(
                opening,
                here.type(),
                here.today(),
                units.directory(viewer.zone()),
                matter.facts.source().id()));
        plan(matter, opening, here);
        takeFurther(matter, opening, here);
        var happenings = matter.happenings();
        var responsibilities = OpeningRules.responsibilities(opening, viewer);
        matter.sponsor = Responsibility.sponsor(responsibilities);
        if (!matters.update(matter, actor(viewer, here))) {
            throw sight.stale(viewer, matter, version);
        }
        matters.replaceSlots(matter, EnumSet.allOf(Slot.class), responsibilities);
        news.spread(viewer, matter, happenings);
    }

    private void plan(Matter matter, Opening opening, Situation here) {
        units.mustBeOpen(matter.zone, opening);
        matter.leadUnit = opening.leadUnit();
        matter.responsibleName = opening.responsibleName();
        matter.timeChoice = opening.timeChoice();
        matter.restrictedBecause = OpeningRules.restrictedBecause(opening);
        OpeningRules.parts(opening, here.today());
        matter.parts.planned = opening.planned();
        new Handover(matter, here).plan(opening.dueOn());
    }

    private void takeFurther(Matter matter, Opening opening, Situation here) {
        if (opening.then() != Opening.Then.DRAFT) {
            var filled = OpeningRules.responsibilities(opening, here.viewer()).stream()
                    .map(Responsibility::slot)
                    .collect(Collectors.toSet());
            OpeningRules.complete(here.type(), matter.facts, filled, here.today());
            matter.open(nextNumber(matter, here), here);
        }
        if (opening.then() == Opening.Then.ASSIGN) {
            refuse(matter, MatterAct.ASSIGN, here.viewer());
            new Handover(matter, here)
                    .assign(new MatterOrder.Assign(null, null, null, null, null), opening.supporting());
        }
    }

    /**
     * Does one thing to a matter.
     *
     * @param version the version the person was looking at; older than the stored one: {@code MATTER-STALE}
     * @return false when this command had been carried out before and nothing was done now
     */
    @Transactional
    public boolean act(Viewer viewer, MatterId id, int version, UUID command, MatterOrder order) {
        var matter = matters.findWhole(viewer.zone(), id).orElseThrow(MatterSight::missing);
        sight.mustSee(viewer, matter);
        if (!claim(viewer, command, id, commands.ordered(order.act(), order))) {
            return false;
        }
        if (matter.version != version && !sight.onlyClimbedSince(matter, version)) {
            throw sight.stale(viewer, matter, version);
        }
        refuse(matter, order.act(), viewer);
        var here = situation(viewer, types.version(viewer.zone(), matter.typeId));
        typed(matter, order, here);
        evidence.mustBeCitable(viewer, order.evidence());
        units.mustBeOpen(viewer.zone(), order);
        var pending = matter.pending;
        var named = matter.responsibleName;
        if (order instanceof MatterOrder.Open) {
            OpeningRules.complete(here.type(), matter.facts, matters.filled(matter), here.today());
        }
        if (!merging.carriesOut(matter, order, here)) {
            carryOut(matter, order, here);
        }
        var happenings = matter.happenings();
        if (!matters.update(matter, actor(viewer, here))) {
            throw sight.stale(viewer, matter, version);
        }
        requests.settle(viewer, matter, order, pending, here);
        slots.settle(matter, order, named);
        parts.settle(matter, order);
        news.spread(viewer, matter, happenings);
        merging.settle(matter, order);
        return true;
    }

    /** False when this person has given this very command before; the id of another command is refused. */
    private boolean claim(Viewer viewer, UUID command, MatterId id, Commands.Ordered ordered) {
        if (commands.claim(viewer, command, id, ordered, clock.instant())) {
            return true;
        }
        if (!commands.claimedBy(viewer, command, ordered).equals(id)) {
            throw Commands.taken();
        }
        return false;
    }

    private void refuse(Matter matter, MatterAct act, Viewer viewer) {
        MatterPolicy.refusal(matter, act, viewer, matters.units(matter, Slot.SUPPORTING_UNIT))
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    /** What the type says about who does it and with what, beyond what holds for every matter. */
    private void typed(Matter matter, MatterOrder order, Situation here) {
        TypePolicy.refusal(matter, here.type(), order.act(), here.viewer(), slot -> matters.units(matter, slot))
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    /** Whatever the matter alone can do is in {@link CarryingOut}; the rest needs the matters around it. */
    private void carryOut(Matter matter, MatterOrder order, Situation here) {
        if (order instanceof PartOrder part) {
            parts.apply(matter, part, here);
            return;
        }
        if (order instanceof MatterOrder.Correct correct) {
            corrections.carryOut(matter, correct, here);
            return;
        }
        if (order instanceof CircleOrder circle) {
            circles.carryOut(matter, circle, here);
            return;
        }
        CarryingOut.apply(matter, order, here, () -> nextNumber(matter, here));
        if (order instanceof MatterOrder.Assign assign) {
            var named = assign.supportingUnits();
            new Supporting(matter, here).give(named == null ? matters.units(matter, Slot.SUPPORTING_UNIT) : named);
        }
    }

    private String nextNumber(Matter matter, Situation here) {
        return numbers.next(matter.zone, here.type().prefix(), here.today().getYear());
    }

    private Situation situation(Viewer viewer, MatterType type) {
        return new Situation(viewer, clock.instant(), calendars.of(viewer.zone()), type, units.naming(viewer.zone()));
    }

    private Actor actor(Viewer viewer, Situation here) {
        return Actor.of(viewer, units.nameOf(viewer), here.now());
    }
}
