package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes rows of ledgers into the loop, many at a time: open rows as matters handed to their unit, finished rows as
 * closed history. Joins the caller's transaction, so that a caller may take a whole file or nothing. One trace for the
 * batch is the caller's business; rows taken in raise no event of their own.
 */
@Service
public class MatterIntake {

    /** A matter taken in, and the version the intake left it at: later versions mean somebody has acted. */
    public record Taken(MatterId id, String number, int version) {}

    /** What a newer version of the ledger did to a matter. */
    public sealed interface Update {
        record Unchanged() implements Update {}

        record Changed(Map<String, MatterEvent.Change> changes, int version) implements Update {}

        /** Somebody has acted in the system; the ledger's word on it no longer counts. */
        record Kept() implements Update {}
    }

    private final DSLContext sql;
    private final MatterRepository matters;
    private final SubTaskRepository subTasks;
    private final Parts parts;
    private final MatterSight sight;
    private final MatterTypes types;
    private final MatterNumbers numbers;
    private final MatterUnits units;
    private final Calendars calendars;
    private final Clock clock;

    MatterIntake(
            DSLContext sql,
            MatterRepository matters,
            SubTaskRepository subTasks,
            Parts parts,
            MatterSight sight,
            MatterTypes types,
            MatterNumbers numbers,
            MatterUnits units,
            Calendars calendars,
            Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.subTasks = subTasks;
        this.parts = parts;
        this.sight = sight;
        this.types = types;
        this.numbers = numbers;
        this.units = units;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Which of these numbers are in use. */
    @Transactional(readOnly = true)
    public Set<String> numbersInUse(ZoneKey zone, Collection<String> wanted) {
        return sql.select(MATTER_.NUMBER)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.NUMBER.in(wanted))
                .fetchSet(MATTER_.NUMBER);
    }

    /** The matters bearing these numbers by number: their titles, {@code …} where the viewer may not see the matter. */
    @Transactional(readOnly = true)
    public Map<String, String> titlesByNumber(Viewer viewer, Collection<String> numbers) {
        var title = when(MatterConditions.visibleTo(viewer), MATTER_.TITLE).otherwise("…");
        return sql.select(MATTER_.NUMBER, title)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()), MATTER_.NUMBER.in(numbers))
                .fetchMap(MATTER_.NUMBER, title);
    }

    /** Keeps these numbers, given elsewhere, from being given anew: numbering goes on behind them. */
    @Transactional
    public void reserve(ZoneKey zone, Collection<String> given) {
        var last = new HashMap<MatterNumbers.Counter, Integer>();
        for (var number : given) {
            MatterNumbers.parts(number).ifPresent(parts -> last.merge(parts.counter(), parts.number(), Math::max));
        }
        last.forEach((counter, number) -> numbers.raise(zone, counter, number));
    }

    /** Takes the rows in, in order; a number already in use is refused with {@code MATTER-NUMBER-IN-USE}. */
    @Transactional
    public List<Taken> takeIn(Viewer viewer, List<LedgerEntry> entries) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var given = entries.stream()
                .map(LedgerEntry::number)
                .filter(Objects::nonNull)
                .toList();
        var inUse = numbersInUse(viewer.zone(), given);
        if (!inUse.isEmpty() || Set.copyOf(given).size() < given.size()) {
            throw Problem.conflict("MATTER-NUMBER-IN-USE", "编号已被使用或在台账中重复，请核对编号列。")
                    .with("numbers", inUse);
        }
        var situations = new HashMap<String, Situation>();
        var free = new FreeNumbers(viewer.zone(), numbers, Set.copyOf(given));
        var written = new ArrayList<MatterRepository.NewMatter>();
        for (var entry : entries) {
            var here = situations.computeIfAbsent(
                    entry.typeCode(), code -> situation(viewer, types.current(viewer.zone(), code)));
            var matter = takeIn(viewer, entry, free.of(entry, here), here);
            written.add(new MatterRepository.NewMatter(matter, entry.responsibilities()));
        }
        free.settle();
        matters.insertAll(written, Actor.of(viewer, units.nameOf(viewer), clock.instant()));
        return written.stream()
                .map(each -> new Taken(each.matter().id, each.matter().numberOrEmpty(), each.matter().version))
                .toList();
    }

    private Matter takeIn(Viewer viewer, LedgerEntry entry, String number, Situation here) {
        var matter = new Matter(
                MatterId.next(),
                viewer.zone(),
                here.type().id(),
                here.type().code(),
                entry.facts(),
                viewer.account(),
                here.now());
        matter.open(number, here);
        new LedgerRow(matter, here).takeOver(entry);
        return matter;
    }

    /** A matter taken in before, and what a newer version of its row says. */
    public record Newer(Taken taken, LedgerEntry entry) {}

    /** Brings matters up to newer versions of their rows, in order, except where somebody has acted since. */
    @Transactional
    public List<Update> update(Viewer viewer, List<Newer> rows) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var found = lockAll(viewer, rows.stream().map(Newer::taken).toList());
        var actedOn = actedOn(viewer, rows.stream().map(Newer::taken).toList());
        subTasks.loadAll(viewer.zone(), found);
        var slots = matters.slots(viewer.zone(), found.keySet());
        var situations = new HashMap<UUID, Situation>();
        var changed = new ArrayList<MatterRepository.NewMatter>();
        var ledAnew = new ArrayList<Matter>();
        var updates = new ArrayList<Update>();
        for (var row : rows) {
            if (actedOn.contains(row.taken().id())) {
                updates.add(new Update.Kept());
                continue;
            }
            var matter = Objects.requireNonNull(found.get(row.taken().id()));
            var here = situations.computeIfAbsent(
                    matter.typeId, type -> situation(viewer, types.version(viewer.zone(), type)));
            var before = slots.getOrDefault(matter.id, List.of());
            var lead = matter.leadUnit;
            var changes = new LedgerRow(matter, here).bringUpTo(row.entry(), before);
            if (changes.isEmpty()) {
                updates.add(new Update.Unchanged());
            } else {
                matter.sponsor = Responsibility.sponsor(row.entry().responsibilities());
                updates.add(new Update.Changed(changes, matter.version + 1));
                changed.add(new MatterRepository.NewMatter(matter, row.entry().responsibilities()));
                if (!Objects.equals(lead, matter.leadUnit)) {
                    ledAnew.add(matter);
                }
            }
        }
        matters.replaceSlots(viewer.zone(), Slot.OF_LEDGERS, changed);
        matters.updateLocked(
                changed.stream().map(MatterRepository.NewMatter::matter).toList(),
                Actor.of(viewer, units.nameOf(viewer), clock.instant()));
        parts.ledAnew(ledAnew);
        return updates;
    }

    /**
     * Takes matters of a batch back: they are cancelled and their numbers freed. Refused with {@code MATTER-ACTED-ON}
     * while somebody has acted on any of them.
     */
    @Transactional
    public void undo(Viewer viewer, List<Taken> batch) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var found = lockAll(viewer, batch);
        mustBeAsLeft(viewer, batch);
        found.values().forEach(Matter::takeBack);
        matters.takeBackLocked(found.values(), Actor.of(viewer, units.nameOf(viewer), clock.instant()));
    }

    /** Refuses with {@code MATTER-ACTED-ON} when a person has acted on one of these; the ladder is no person. */
    @Transactional(readOnly = true)
    public void mustBeAsLeft(Viewer viewer, List<Taken> batch) {
        var actedOn = actedOn(viewer, batch);
        batch.stream().filter(taken -> actedOn.contains(taken.id())).findFirst().ifPresent(taken -> {
            throw Problem.conflict("MATTER-ACTED-ON", "本批事项已有人办理，不能整批撤回。请逐项处理。").with("number", taken.number());
        });
    }

    private Map<MatterId, Matter> lockAll(Viewer viewer, List<Taken> batch) {
        return matters.lockAll(viewer.zone(), batch.stream().map(Taken::id).toList());
    }

    private Set<MatterId> actedOn(Viewer viewer, List<Taken> batch) {
        return sight.actedOnSince(
                viewer.zone(), batch.stream().collect(Collectors.toMap(Taken::id, Taken::version, Math::min)));
    }

    private Situation situation(Viewer viewer, MatterType type) {
        var naming = new NamesOnce(units.naming(viewer.zone()));
        return new Situation(viewer, clock.instant(), calendars.of(viewer.zone()), type, naming);
    }
}
