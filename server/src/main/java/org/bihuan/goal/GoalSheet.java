package org.bihuan.goal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterStandings.Standing;
import org.bihuan.matter.MatterState;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The reconciliation sheet of a goal (对账单): every item beside the matter it became, as at a moment, and what each level
 * comes to.
 */
public record GoalSheet(
        UUID id,
        int year,
        String name,
        String target,
        @Nullable Named sponsor,
        Instant asAt,
        @Nullable Instant publishedAt,
        int version,
        boolean mayEdit,
        Figures all,
        List<WorkLine> works) {

    /** A unit or a person by name. */
    public record Named(UUID id, String name) {}

    /** What an item lacks, or where its matter and the plan part. */
    public enum Flag {
        NO_UNIT,
        NO_PERSON,
        NO_DAY,
        /** Not opened as a matter at that moment. */
        NO_MATTER,
        /** Reported or done, and no file was cited. */
        NO_EVIDENCE,
        /** The matter runs longer than the plan says. */
        EXTENDED,
        /** Its matter is outside the viewer's sight, and not counted as opened or closed. */
        HIDDEN
    }

    /**
     * @param items all of the level
     * @param opened those that were matters
     * @param percent the items' progress, each counting the same, those without a matter as 0; hidden ones left out
     * @param incomplete items without unit, person, day or matter
     */
    public record Figures(int items, int opened, int closed, int overdue, int percent, int incomplete, int hidden) {

        static Figures of(List<ItemLine> items) {
            int seen = 0;
            int percent = 0;
            for (var item : items) {
                if (!item.flags().contains(Flag.HIDDEN)) {
                    seen++;
                    percent += item.matter() == null ? 0 : item.matter().percent();
                }
            }
            return new Figures(
                    items.size(),
                    count(items, item -> item.matter() != null),
                    count(items, ItemLine::isClosed),
                    count(items, item -> item.matter() != null && item.matter().overdue()),
                    seen == 0 ? 0 : percent / seen,
                    count(items, ItemLine::isIncomplete),
                    items.size() - seen);
        }

        private static int count(List<ItemLine> items, java.util.function.Predicate<ItemLine> which) {
            return (int) items.stream().filter(which).count();
        }
    }

    public record WorkLine(UUID id, String name, @Nullable Named leadUnit, Figures figures, List<ItemLine> items) {}

    /** @param matter how its matter stood; absent when there was none, or it may not be seen */
    public record ItemLine(
            UUID id,
            String measure,
            @Nullable Named unit,
            @Nullable String responsibleName,
            @Nullable LocalDate dueOn,
            @Nullable String evidenceWanted,
            boolean published,
            @Nullable Standing matter,
            Set<Flag> flags) {

        boolean isClosed() {
            return matter != null && matter.state().kind() == MatterState.Kind.CLOSED;
        }

        boolean isIncomplete() {
            return flags.contains(Flag.NO_UNIT)
                    || flags.contains(Flag.NO_PERSON)
                    || flags.contains(Flag.NO_DAY)
                    || flags.contains(Flag.NO_MATTER);
        }
    }

    /** What is laid side by side. */
    record Ledger(
            GoalRepository.Stored goal,
            Map<UUID, Standing> standings,
            Set<UUID> opened,
            Map<UnitId, String> unitNames) {}

    static List<WorkLine> lines(Ledger ledger) {
        var lines = new ArrayList<WorkLine>();
        for (var work : ledger.goal().plan().works()) {
            var items = work.items().stream().map(item -> line(item, ledger)).toList();
            lines.add(new WorkLine(work.id(), work.name(), named(work.leadUnit(), ledger), Figures.of(items), items));
        }
        return lines;
    }

    private static ItemLine line(GoalPlan.Item item, Ledger ledger) {
        var matter = ledger.goal().matters().get(item.id());
        var standing = matter == null ? null : ledger.standings().get(matter.value());
        return new ItemLine(
                item.id(),
                item.measure(),
                named(item.unit(), ledger),
                item.responsibleName(),
                item.dueOn(),
                item.evidenceWanted(),
                matter != null,
                standing,
                flags(item, standing, hidden(matter, standing, ledger)));
    }

    private static boolean hidden(@Nullable MatterId matter, @Nullable Standing standing, Ledger ledger) {
        return matter != null && standing == null && ledger.opened().contains(matter.value());
    }

    private static Set<Flag> flags(GoalPlan.Item item, @Nullable Standing matter, boolean hidden) {
        var flags = EnumSet.noneOf(Flag.class);
        if (item.unit() == null) {
            flags.add(Flag.NO_UNIT);
        }
        if (item.responsibleName() == null || item.responsibleName().isBlank()) {
            flags.add(Flag.NO_PERSON);
        }
        if (item.dueOn() == null) {
            flags.add(Flag.NO_DAY);
        }
        if (hidden) {
            flags.add(Flag.HIDDEN);
        } else if (matter == null) {
            flags.add(Flag.NO_MATTER);
        } else {
            if (matter.percent() == 100 && matter.evidence() == 0) {
                flags.add(Flag.NO_EVIDENCE);
            }
            if (item.dueOn() != null && matter.dueOn() != null && matter.dueOn().isAfter(item.dueOn())) {
                flags.add(Flag.EXTENDED);
            }
        }
        return flags;
    }

    private static @Nullable Named named(@Nullable UnitId unit, Ledger ledger) {
        return unit == null ? null : new Named(unit.value(), ledger.unitNames().getOrDefault(unit, ""));
    }

    List<ItemLine> items() {
        return works.stream().flatMap(work -> work.items().stream()).toList();
    }
}
