package org.bihuan.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Splitting a matter into children, and putting one under another (分解). A child is never due after its parent. */
record Splitting(Matter matter, Situation here) {

    /** The children, handed over at once, and what the parent's timeline tells of it. */
    List<MatterRepository.NewMatter> children(
            PartOrder.Split order, List<Responsibility> sponsor, Supplier<String> number) {
        var children = new ArrayList<MatterRepository.NewMatter>();
        var told = new ArrayList<SplitOff>();
        for (int i = 0; i < order.children().size(); i++) {
            var wish = order.children().get(i);
            OpeningRules.mustBeTitle(wish.title());
            var due = wish.dueOn() == null ? matter.dueOn : wish.dueOn();
            mustFit(due, order.overrule(), "children[" + i + "].dueOn");
            var child = child(wish);
            child.open(number.get(), here);
            var handover = new Handover(child, here);
            handover.plan(due);
            handover.assign(new MatterOrder.Assign(null, null, null, null, null));
            children.add(new MatterRepository.NewMatter(child, responsibilities(child, wish, sponsor)));
            told.add(new SplitOff(
                    child.id.value(),
                    child.numberOrEmpty(),
                    child.facts.title(),
                    wish.leadUnit(),
                    here.unitNames().of(wish.leadUnit()),
                    Objects.requireNonNull(child.dueOn)));
        }
        // What was overruled was what was open then.
        matter.overruledRound = null;
        matter.happened(new PartEvent.Split(told, order.overrule()), matter.state);
        return children;
    }

    private Matter child(PartOrder.Child wish) {
        var child = new Matter(
                MatterId.next(),
                matter.zone,
                matter.typeId,
                matter.typeCode,
                matter.facts.ofChild(wish),
                here.viewer().account(),
                here.now());
        child.leadUnit = wish.leadUnit();
        child.restrictedBecause = matter.restrictedBecause;
        child.responsibleName =
                wish.responsibleName() == null || wish.responsibleName().isBlank()
                        ? null
                        : wish.responsibleName().strip();
        under(child, matter, wish.weight());
        return child;
    }

    private List<Responsibility> responsibilities(Matter child, PartOrder.Child wish, List<Responsibility> sponsor) {
        var all = new ArrayList<>(sponsor);
        var assigning = here.viewer().unit();
        if (assigning != null) {
            all.add(Responsibility.of(Slot.ASSIGNING_UNIT, assigning));
        }
        all.add(Responsibility.of(Slot.LEAD_UNIT, wish.leadUnit()));
        var above = matter.leadUnit;
        if (above != null && !above.equals(wish.leadUnit())) {
            all.add(Responsibility.of(Slot.PARENT_LEAD_UNIT, above));
        }
        all.addAll(Responsibility.person(child.responsibleName, null));
        return all;
    }

    /** Later than the parent only with a reason, which the timeline keeps. */
    private void mustFit(@Nullable LocalDate due, @Nullable String overrule, String field) {
        var limit = matter.dueOn;
        var overruled = overrule != null && !overrule.isBlank();
        if (limit != null && due != null && due.isAfter(limit) && !overruled) {
            throw Problem.field(field, "MATTER-CHILD-DUE-LATE", "子事项时限不能晚于上级事项的 " + limit + "；确需更晚的，请填写理由。");
        }
    }

    void attach(Matter parent, PartOrder.Attach order) {
        var limit = parent.dueOn;
        if (Transitions.from(parent.state, MatterAct.SPLIT).isEmpty() || parent.number == null) {
            throw Problem.field("parent", "MATTER-PARENT-NOT-LIVE", "只能归入尚未反馈的在办事项。");
        }
        if (limit != null && matter.dueOn != null && matter.dueOn.isAfter(limit)) {
            throw Problem.field(
                    "parent", "MATTER-CHILD-DUE-LATE", "本事项时限 " + matter.dueOn + " 晚于上级事项的 " + limit + "，不能归入。");
        }
        under(matter, parent, order.weight());
        matter.happened(
                new PartEvent.Attached(
                        parent.id.value(), parent.numberOrEmpty(), Restriction.outwardTitle(parent), order.reason()),
                matter.state);
        // What was overruled was what was open then.
        parent.overruledRound = null;
        parent.happened(
                new PartEvent.ChildAttached(
                        matter.id.value(), matter.numberOrEmpty(), Restriction.outwardTitle(matter)),
                parent.state);
    }

    private static void under(Matter child, Matter parent, int weight) {
        child.parent = parent.id;
        child.parentNumber = parent.numberOrEmpty();
        child.weight = weight;
    }

    void detach(String reason) {
        var parent = Objects.requireNonNull(matter.parent);
        var number = Objects.requireNonNull(matter.parentNumber);
        matter.parent = null;
        matter.parentNumber = null;
        matter.weight = 1;
        matter.happened(new PartEvent.Detached(parent.value(), number, reason), matter.state);
    }
}
