package org.bihuan.matter;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.springframework.stereotype.Component;

/** Carries out what is ordered about the parts of a matter: sub-tasks, and children, which are matters of their own. */
@Component
class Parts {

    private final MatterRepository matters;
    private final Family family;
    private final MatterSight sight;
    private final MatterNumbers numbers;
    private final MatterUnits units;
    private final MatterNews news;
    private final Escalation escalation;

    Parts(
            MatterRepository matters,
            Family family,
            MatterSight sight,
            MatterNumbers numbers,
            MatterUnits units,
            MatterNews news,
            Escalation escalation) {
        this.matters = matters;
        this.family = family;
        this.sight = sight;
        this.numbers = numbers;
        this.units = units;
        this.news = news;
        this.escalation = escalation;
    }

    void apply(Matter matter, PartOrder order, Situation here) {
        switch (order) {
            case PartOrder.Split split -> split(matter, split, here);
            case PartOrder.Attach attach -> attach(matter, attach, here);
            default -> within(matter, order, here);
        }
    }

    /** What needs no other matter; a trial has none, so that there a matter cannot be split. */
    static void within(Matter matter, PartOrder order, Situation here) {
        var support = new Supporting(matter, here);
        switch (order) {
            case PartOrder.AddSubTask add -> support.add(add);
            case PartOrder.AmendSubTask amend -> support.amend(amend);
            case PartOrder.SignSubTask sign -> support.sign(sign);
            case PartOrder.ProgressSubTask progress -> support.progress(progress);
            case PartOrder.ReportSubTask report -> support.report(report);
            case PartOrder.AcceptSubTask accept -> support.accept(accept);
            case PartOrder.SendBackSubTask back -> support.sendBack(back);
            case PartOrder.DropSubTask drop -> support.drop(drop);
            case PartOrder.UrgeSubTask urge -> support.urge(urge);
            case PartOrder.Overrule overrule -> support.overrule(overrule);
            case PartOrder.Detach(var reason) -> new Splitting(matter, here).detach(reason);
            case PartOrder.Split split -> throw alone();
            case PartOrder.Attach attach -> throw alone();
        }
    }

    private static Problem alone() {
        return Problem.conflict("MATTER-STANDS-ALONE", "试办中只有这一件事项，不能分解或归入其他事项。");
    }

    /** Whoever has a part fills a slot, and the parent's lead sees the children. */
    void settle(Matter matter, MatterOrder order) {
        escalation.settle(matter);
        switch (order) {
            case PartOrder.AddSubTask(var unit, var what, var dueOn, var mandatory) -> support(matter, unit);
            case PartOrder.Attach attach -> followLead(matter);
            case PartOrder.Detach detach -> matters.replaceSlots(matter, EnumSet.of(Slot.PARENT_LEAD_UNIT), List.of());
            case MatterOrder.Assign assign -> newLead(matter);
            case MatterOrder.Reassign reassign -> newLead(matter);
            case MatterOrder.Correct correct when correct.leadUnit() != null -> newLead(matter);
            default -> {
                // Nothing else changes who has a part in it.
            }
        }
    }

    private void support(Matter matter, UnitId unit) {
        var helpers = matters.units(matter, Slot.SUPPORTING_UNIT);
        if (helpers.add(unit)) {
            matters.replaceSlots(
                    matter, EnumSet.of(Slot.SUPPORTING_UNIT), Responsibility.supporting(helpers, matter.leadUnit));
        }
    }

    private void split(Matter matter, PartOrder.Split order, Situation here) {
        family.lock(matter.zone);
        if (family.depth(matter) >= Family.DEEPEST) {
            throw Family.tooDeep();
        }
        if (family.count(matter) + order.children().size() > Family.MOST) {
            throw Problem.conflict("MATTER-TOO-MANY-CHILDREN", "一件事项最多分解为 " + Family.MOST + " 件子事项。");
        }
        var sponsor = family.sponsor(matter);
        var children = new Splitting(matter, here)
                .children(
                        order,
                        sponsor,
                        () -> numbers.next(
                                matter.zone, here.type().prefix(), here.today().getYear()));
        var happened = children.stream().map(each -> each.matter().happenings()).toList();
        matters.insertAll(children, Actor.of(here.viewer(), units.nameOf(here.viewer()), here.now()));
        for (int i = 0; i < children.size(); i++) {
            news.spread(here.viewer(), children.get(i).matter(), happened.get(i));
        }
    }

    private void attach(Matter matter, PartOrder.Attach order, Situation here) {
        family.lock(matter.zone);
        var above = new MatterId(order.parent());
        sight.mustSee(here.viewer(), above);
        // Locked, so that it is not reported on in the same moment.
        var parent = matters.lockAll(matter.zone, List.of(above)).get(above);
        if (parent == null) {
            throw MatterSight.missing();
        }
        if (family.isAbove(matter, parent)) {
            throw Problem.field("parent", "MATTER-PARENT-CYCLE", "不能归入自己或自己的子事项。");
        }
        if (family.depth(parent) + family.height(matter) > Family.DEEPEST) {
            throw Family.tooDeep();
        }
        if (family.count(parent) >= Family.MOST) {
            throw Problem.conflict("MATTER-TOO-MANY-CHILDREN", "一件事项最多分解为 " + Family.MOST + " 件子事项。");
        }
        new Splitting(matter, here).attach(parent, order);
        var happenings = parent.happenings();
        matters.updateLocked(List.of(parent), Actor.of(here.viewer(), units.nameOf(here.viewer()), here.now()));
        news.tellRooms(here.viewer(), parent, happenings);
    }

    /** Its children are seen by the new lead, and itself by the lead above, unless the two are one. */
    private void newLead(Matter matter) {
        family.leadOfAll(matter);
        followLead(matter);
    }

    /** The same for many, few of which have a part above or below. */
    void ledAnew(Collection<Matter> all) {
        if (all.isEmpty()) {
            return;
        }
        var zone = all.iterator().next().zone;
        var parents =
                family.parentsAmong(zone, all.stream().map(matter -> matter.id).toList());
        all.stream().filter(matter -> parents.contains(matter.id)).forEach(family::leadOfAll);
        followLeads(all);
    }

    /** Those with a parent are seen by its lead, whoever leads them now. */
    void followLeads(Collection<Matter> children) {
        var parents = new HashSet<MatterId>();
        for (var child : children) {
            if (child.parent != null && parents.add(child.parent)) {
                followLead(child);
            }
        }
    }

    private void followLead(Matter child) {
        var parent = child.parent;
        if (parent != null) {
            matters.find(child.zone, parent).ifPresent(family::leadOfAll);
        }
    }
}
