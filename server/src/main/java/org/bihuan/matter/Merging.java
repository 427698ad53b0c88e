package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Two matters that are one (并案): one lives on with the sources and the evidence of both, the other is cancelled and its
 * number leads to the first. Undoing it gives both back. Joins the transaction of the act.
 */
@Component
class Merging {

    private static final int MOST_EVIDENCE = 300;

    private final DSLContext sql;
    private final MatterRepository matters;
    private final MatterSight sight;
    private final Family family;
    private final MatterUnits units;
    private final MatterNews news;
    private final Ladders ladders;
    private final Climbing climbing;

    Merging(
            DSLContext sql,
            MatterRepository matters,
            MatterSight sight,
            Family family,
            MatterUnits units,
            MatterNews news,
            Ladders ladders,
            Climbing climbing) {
        this.sql = sql;
        this.matters = matters;
        this.sight = sight;
        this.family = family;
        this.units = units;
        this.news = news;
        this.ladders = ladders;
        this.climbing = climbing;
    }

    /** False when the order concerns one matter only, and is not for here. */
    boolean carriesOut(Matter matter, MatterOrder order, Situation here) {
        if (order instanceof MatterOrder.Merge merge) {
            merge(matter, merge, here);
            return true;
        }
        if (order instanceof MatterOrder.Unmerge unmerge) {
            unmerge(matter, unmerge, here);
            return true;
        }
        return false;
    }

    /** Once it is written: what comes back stands on the rung the ladder gives it this day. */
    void settle(Matter matter, MatterOrder order) {
        if (order instanceof MatterOrder.Unmerge) {
            climbing.climb(matter.zone, ladders.current(matter.zone), matter.id)
                    .ifPresent(climbed -> climbing.tell(matter.zone, List.of(climbed), "matter.climbed"));
        }
    }

    /** A made-up matter has no other to be merged with. */
    static Problem alone() {
        return Problem.conflict("MATTER-MERGE-ALONE", "试办中只有一个事项，不能并案。");
    }

    private void merge(Matter matter, MatterOrder.Merge order, Situation here) {
        var into = new MatterId(order.into());
        if (into.equals(matter.id)) {
            throw Aftermath.mergedIntoItself();
        }
        var survivor = locked(matter, into, here);
        if (family.isAbove(matter, survivor)) {
            throw Aftermath.mergedIntoOwnChild();
        }
        if (!matter.parts.openChildren.isEmpty()) {
            throw Aftermath.childrenOpen(matter.parts.openChildren);
        }
        if (!survivor.state.isLive()) {
            throw Aftermath.survivorNotLive(survivor.number);
        }
        var source = matter.facts.source();
        new Aftermath(matter, here).mergeInto(survivor, order.reason());
        survivor.happened(
                new MatterEvent.Absorbed(
                        matter.id.value(),
                        matter.numberOrEmpty(),
                        Restriction.outwardTitle(matter),
                        source.kind(),
                        matter.restrictedBecause == null ? source.text() : null,
                        order.reason(),
                        evidenceOf(matter)),
                survivor.state);
        write(survivor, here);
    }

    private void unmerge(Matter matter, MatterOrder.Unmerge order, Situation here) {
        var survivor = locked(matter, Objects.requireNonNull(matter.mergedInto), here);
        new Aftermath(matter, here).unmerge(survivor, order.reason());
        survivor.happened(
                new MatterEvent.Released(
                        matter.id.value(), matter.numberOrEmpty(), Restriction.outwardTitle(matter), order.reason()),
                survivor.state);
        write(survivor, here);
    }

    /** Both rows in one order, so that two mergers the opposite way round wait for each other. */
    private Matter locked(Matter matter, MatterId other, Situation here) {
        var both = matters.lockAll(matter.zone, List.of(matter.id, other));
        sight.mustSee(here.viewer(), other);
        var found = both.get(other);
        if (found == null) {
            throw MatterSight.missing();
        }
        return found;
    }

    private void write(Matter survivor, Situation here) {
        var happenings = survivor.happenings();
        if (!matters.update(survivor, Actor.of(here.viewer(), units.nameOf(here.viewer()), here.now()))) {
            throw Problem.conflict("MATTER-STALE", "并入的事项刚被他人处理过，请刷新后重试。");
        }
        news.spread(here.viewer(), survivor, happenings);
    }

    private List<UUID> evidenceOf(Matter matter) {
        return sql
                .select(MATTER_EVENT.EVIDENCE)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(matter.zone.value()),
                        MATTER_EVENT.MATTER_ID.eq(matter.id.value()),
                        MATTER_EVENT.EVIDENCE.ne(new UUID[0]))
                .orderBy(MATTER_EVENT.SEQ)
                .limit(MOST_EVIDENCE)
                .fetch(MATTER_EVENT.EVIDENCE)
                .stream()
                .flatMap(Arrays::stream)
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
