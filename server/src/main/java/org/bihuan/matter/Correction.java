package org.bihuan.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A fact that was recorded wrongly is put right (更正): the past is told anew from now on, and what was known before stays
 * on record. Nothing about the state changes.
 */
record Correction(Matter matter, Situation here) {

    /** A fact that may be corrected. */
    enum Fact {
        LEAD_UNIT,
        OPENED_AT,
        ORIGINAL_DUE_ON,
        REPORTED_AT,
        CLOSED_AT,
        SPONSOR
    }

    /**
     * One fact put right.
     *
     * @param field its name among the members of an order
     * @param before in words, as the timeline tells it
     * @param effectiveAt the first moment about which something else is told now
     */
    record Made(Fact fact, String field, String before, String after, Instant effectiveAt) {}

    /**
     * What the matter cannot know by itself.
     *
     * @param answers to the type's questions as they read afterwards; absent: as before
     * @param changes in words, of answers and of units in slots
     * @param sponsor absent: as before
     */
    record Further(
            @Nullable Map<String, String> answers,
            Map<String, MatterEvent.Change> changes,
            @Nullable Sponsor sponsor) {

        static final Further NONE = new Further(null, Map.of(), null);
    }

    /** Who sponsors in truth, and both in words. */
    record Sponsor(PersonId leader, String before, String after) {}

    void correct(MatterOrder.Correct order, Further further) {
        var made = new ArrayList<Made>();
        var rewriting = new Rewriting();
        lead(order.leadUnit(), made, rewriting);
        due(order, made, rewriting);
        sponsor(further.sponsor(), made, rewriting);
        var moves = new ArrayList<Shift>();
        moment(Fact.OPENED_AT, "openedAt", matter.openedAt, order.openedAt(), made, moves);
        moment(Fact.REPORTED_AT, "reportedAt", matter.reportedAt, order.reportedAt(), made, moves);
        moment(Fact.CLOSED_AT, "closedAt", matter.closedAt, order.closedAt(), made, moves);
        mustBeInOrder(order);
        apply(moves, rewriting);
        var changes = changes(made);
        responsible(order.responsibleName(), changes);
        changes.putAll(further.changes());
        if (changes.isEmpty()) {
            throw Problem.invalid("MATTER-NOTHING-CHANGED", "没有任何修改。");
        }
        var answers = further.answers();
        matter.facts = answers == null ? matter.facts : matter.facts.answering(answers);
        matter.rewriting = made.isEmpty() ? null : rewriting;
        matter.happened(new MatterEvent.Corrected(order.reason(), changes, made), matter.state);
        if (order.leadUnit() != null) {
            new Supporting(matter, here).dropOf(order.leadUnit());
        }
    }

    private void responsible(@Nullable String name, Map<String, MatterEvent.Change> changes) {
        var wanted = name == null || name.isBlank() ? matter.responsibleName : name.strip();
        MatterFacts.compare(changes, "responsibleName", matter.responsibleName, wanted);
        matter.responsibleName = wanted;
    }

    private void lead(@Nullable UnitId unit, List<Made> made, Rewriting rewriting) {
        var before = matter.leadUnit;
        if (unit == null || unit.equals(before)) {
            return;
        }
        if (before == null) {
            throw absent("leadUnit");
        }
        var name = here.unitNames().open(unit, "leadUnit");
        made.add(new Made(
                Fact.LEAD_UNIT,
                "leadUnit",
                here.unitNames().of(before),
                name,
                Objects.requireNonNull(matter.openedAt)));
        rewriting.lead(before, unit);
        matter.leadUnit = unit;
    }

    /** A limit that was never extended goes with the original one. */
    private void due(MatterOrder.Correct order, List<Made> made, Rewriting rewriting) {
        var before = matter.originalDueOn;
        var after = order.originalDueOn();
        if (after == null || after.equals(before)) {
            return;
        }
        if (before == null) {
            throw absent("originalDueOn");
        }
        made.add(new Made(
                Fact.ORIGINAL_DUE_ON,
                "originalDueOn",
                before.toString(),
                after.toString(),
                Objects.requireNonNull(matter.openedAt)));
        rewriting.due(before, after);
        if (before.equals(matter.dueOn)) {
            matter.due(after, here);
        }
        matter.originalDueOn = after;
    }

    private void sponsor(@Nullable Sponsor sponsor, List<Made> made, Rewriting rewriting) {
        if (sponsor != null) {
            made.add(new Made(
                    Fact.SPONSOR,
                    "sponsoringLeader",
                    sponsor.before(),
                    sponsor.after(),
                    Objects.requireNonNull(matter.openedAt)));
            rewriting.sponsor(matter.sponsor, sponsor.leader().toString());
            matter.sponsor = sponsor.leader().toString();
        }
    }

    /** A moment and where it lies in truth. */
    private record Shift(Instant from, Instant to) {

        boolean isLater() {
            return from.isBefore(to);
        }
    }

    private void moment(
            Fact fact,
            String field,
            @Nullable Instant before,
            @Nullable Instant after,
            List<Made> made,
            List<Shift> moves) {
        if (after == null || after.equals(before)) {
            return;
        }
        if (before == null) {
            throw absent(field);
        }
        if (after.isAfter(here.now())) {
            throw Problem.field(field, "MATTER-MOMENT-AHEAD", "时间不能晚于现在。");
        }
        made.add(new Made(fact, field, before.toString(), after.toString(), before.isBefore(after) ? before : after));
        moves.add(new Shift(before, after));
    }

    /** What goes to a later moment makes room first, the last of all; what goes to an earlier one, the first of all. */
    private void apply(List<Shift> moves, Rewriting rewriting) {
        moves.stream()
                .filter(Shift::isLater)
                .sorted(Comparator.comparing(Shift::from).reversed())
                .forEach(move -> rewriting.move(move.from(), move.to()));
        moves.stream()
                .filter(move -> !move.isLater())
                .sorted(Comparator.comparing(Shift::from))
                .forEach(move -> rewriting.move(move.from(), move.to()));
        matter.openedAt = rewriting.moved(matter.openedAt);
        matter.receivedAt = rewriting.moved(matter.receivedAt);
        matter.reportedAt = rewriting.moved(matter.reportedAt);
        matter.closedAt = rewriting.moved(matter.closedAt);
        matter.heldSince = rewriting.moved(matter.heldSince);
        matter.stepStartedAt = Objects.requireNonNull(rewriting.moved(matter.stepStartedAt));
    }

    /** Asked of what would stand afterwards, before anything moves: a moment never takes another one that is named along. */
    private void mustBeInOrder(MatterOrder.Correct order) {
        var opened = order.openedAt() == null ? matter.openedAt : order.openedAt();
        var reported = order.reportedAt() == null ? matter.reportedAt : order.reportedAt();
        var closed = order.closedAt() == null ? matter.closedAt : order.closedAt();
        mustFollow(opened, reported, order.reportedAt() == null ? "openedAt" : "reportedAt", "反馈不能早于立项。");
        mustFollow(opened, closed, order.closedAt() == null ? "openedAt" : "closedAt", "销号不能早于立项。");
        mustFollow(reported, closed, order.closedAt() == null ? "reportedAt" : "closedAt", "销号不能早于反馈。");
        var original = order.originalDueOn() == null ? matter.originalDueOn : order.originalDueOn();
        var asked = order.openedAt() != null || order.originalDueOn() != null;
        if (asked && opened != null && original != null && original.isBefore(BusinessZone.dateOf(opened))) {
            var field = order.originalDueOn() == null ? "openedAt" : "originalDueOn";
            throw Problem.field(field, "MATTER-FACTS-OUT-OF-ORDER", "原定时限不能早于立项之日。");
        }
    }

    private static void mustFollow(@Nullable Instant first, @Nullable Instant second, String field, String detail) {
        if (first != null && second != null && second.isBefore(first)) {
            throw Problem.field(field, "MATTER-FACTS-OUT-OF-ORDER", detail);
        }
    }

    private static Problem absent(String field) {
        return Problem.field(field, "MATTER-FACT-ABSENT", "该事项本轮还没有这项记录，无从更正。");
    }

    private static Map<String, MatterEvent.Change> changes(List<Made> made) {
        var changes = new LinkedHashMap<String, MatterEvent.Change>();
        made.forEach(each -> changes.put(each.field(), new MatterEvent.Change(each.before(), each.after())));
        return changes;
    }
}
