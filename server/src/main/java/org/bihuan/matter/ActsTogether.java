package org.bihuan.matter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The same act on many matters in one transaction and a few statements. Carries out only what is beyond doubt: whatever
 * is stale, refused, given before, or has other matters below it is left for {@link Matters#act}, which alone refuses.
 */
@Service
class ActsTogether {

    /** Acts that concern the one matter and its slots, and ask for nothing beside it. */
    private static final Set<MatterAct> SIMPLE = EnumSet.of(
            MatterAct.ASSIGN,
            MatterAct.RECEIVE,
            MatterAct.PROGRESS,
            MatterAct.REPORT,
            MatterAct.START_VERIFICATION,
            MatterAct.VERIFY,
            MatterAct.CLOSE_OFF,
            MatterAct.EVALUATE,
            MatterAct.ARCHIVE,
            MatterAct.URGE,
            MatterAct.INSTRUCT);

    private final MatterRepository matters;
    private final SubTaskRepository subTasks;
    private final Commands commands;
    private final Family family;
    private final MatterSight sight;
    private final MatterTypes types;
    private final MatterUnits units;
    private final Calendars calendars;
    private final MatterEvidence evidence;
    private final Slots slots;
    private final Parts parts;
    private final MatterNews news;
    private final Clock clock;

    ActsTogether(
            MatterRepository matters,
            SubTaskRepository subTasks,
            Commands commands,
            Family family,
            MatterSight sight,
            MatterTypes types,
            MatterUnits units,
            Calendars calendars,
            MatterEvidence evidence,
            Slots slots,
            Parts parts,
            MatterNews news,
            Clock clock) {
        this.matters = matters;
        this.subTasks = subTasks;
        this.commands = commands;
        this.family = family;
        this.sight = sight;
        this.types = types;
        this.units = units;
        this.calendars = calendars;
        this.evidence = evidence;
        this.slots = slots;
        this.parts = parts;
        this.news = news;
        this.clock = clock;
    }

    static boolean takes(MatterOrder order) {
        return SIMPLE.contains(order.act());
    }

    /**
     * Returns those it was done to. Fails as a whole, and undoes all, when somebody else is at work on the same matters.
     *
     * @param command gives the command of an item
     */
    @Transactional
    Set<UUID> act(Viewer viewer, List<MatterBatch.Item> items, UnaryOperator<UUID> command, MatterOrder order) {
        evidence.mustBeCitable(viewer, order.evidence());
        units.mustBeOpen(viewer.zone(), order);
        var wanted = new LinkedHashMap<MatterId, Integer>();
        items.forEach(item -> wanted.putIfAbsent(new MatterId(item.id()), item.version()));
        var found = matters.lockAll(viewer.zone(), wanted.keySet());
        found.keySet().retainAll(untouched(viewer, wanted, found, command));
        subTasks.loadAll(viewer.zone(), found);
        var filled = matters.slots(viewer.zone(), found.keySet());
        var situations = new HashMap<UUID, Situation>();
        var done = new ArrayList<Slots.Ordered>();
        for (var id : wanted.keySet()) {
            var matter = found.get(id);
            if (matter != null) {
                var here = situations.computeIfAbsent(matter.typeId, type -> situation(viewer, type));
                carryOut(matter, order, here, in(filled.getOrDefault(id, List.of())), done);
            }
        }
        write(viewer, order, done, command);
        var ids = new HashSet<UUID>();
        done.forEach(each -> ids.add(each.matter().id.value()));
        return ids;
    }

    /** Seen by the viewer, as the viewer saw them, without children, and not asked for before. */
    private Set<MatterId> untouched(
            Viewer viewer, Map<MatterId, Integer> wanted, Map<MatterId, Matter> found, UnaryOperator<UUID> command) {
        var left = new HashSet<>(sight.seen(viewer, found.keySet()));
        left.removeIf(
                id -> !(found.get(id) instanceof Matter matter && Objects.equals(wanted.get(id), matter.version)));
        left.removeAll(family.parentsAmong(viewer.zone(), left));
        var given = commands.given(
                viewer, left.stream().map(id -> command.apply(id.value())).toList());
        left.removeIf(id -> given.contains(command.apply(id.value())));
        return left;
    }

    /** Adds to what is done, unless the matter refuses: then it has been changed in vain and is not written. */
    private static void carryOut(
            Matter matter,
            MatterOrder order,
            Situation here,
            Function<Slot, Set<UnitId>> units,
            Collection<Slots.Ordered> done) {
        var helpers = units.apply(Slot.SUPPORTING_UNIT);
        if (MatterPolicy.refusal(matter, order.act(), here.viewer(), helpers).isPresent()
                || TypePolicy.refusal(matter, here.type(), order.act(), here.viewer(), units)
                        .isPresent()) {
            return;
        }
        var named = matter.responsibleName;
        Collection<UnitId> supporting = helpers;
        try {
            CarryingOut.apply(matter, order, here, ActsTogether::noNumber);
            if (order instanceof MatterOrder.Assign assign) {
                supporting = assign.supportingUnits() == null ? helpers : assign.supportingUnits();
                new Supporting(matter, here).give(supporting);
            }
        } catch (Problem refused) {
            return;
        }
        done.add(new Slots.Ordered(matter, named, supporting));
    }

    private static String noNumber() {
        throw new IllegalStateException("an act on many matters at once gives no numbers");
    }

    private void write(Viewer viewer, MatterOrder order, List<Slots.Ordered> done, UnaryOperator<UUID> command) {
        if (done.isEmpty()) {
            return;
        }
        var claims = new LinkedHashMap<UUID, MatterId>();
        var happened = new ArrayList<MatterNews.Done>();
        for (var each : done) {
            var matter = each.matter();
            claims.put(command.apply(matter.id.value()), matter.id);
            happened.add(new MatterNews.Done(matter, matter.happenings()));
        }
        commands.claim(viewer, claims, commands.ordered(order.act(), order), clock.instant());
        matters.updateLocked(
                done.stream().map(Slots.Ordered::matter).toList(),
                Actor.of(viewer, units.nameOf(viewer), clock.instant()));
        slots.settle(viewer.zone(), order, done);
        if (order instanceof MatterOrder.Assign) {
            parts.followLeads(done.stream().map(Slots.Ordered::matter).toList());
        }
        news.spread(viewer, happened);
    }

    private static Function<Slot, Set<UnitId>> in(List<Responsibility> filled) {
        return slot -> {
            var found = new HashSet<UnitId>();
            for (var each : filled) {
                var unit = each.unit();
                if (each.slot() == slot && unit != null) {
                    found.add(unit);
                }
            }
            return found;
        };
    }

    private Situation situation(Viewer viewer, UUID type) {
        return new Situation(
                viewer,
                clock.instant(),
                calendars.of(viewer.zone()),
                types.version(viewer.zone(), type),
                new NamesOnce(units.naming(viewer.zone())));
    }
}
