package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.BusinessZone;
import org.bihuan.testing.TestZone;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the figures anew from the timelines alone, in plain Java and the slow way: every matter is replayed event by
 * event. Knows nothing of spans.
 */
final class Recount {

    private static final Set<String> OPEN = Set.of(
            "OPENED", "ASSIGNED", "RECEIVED", "IN_PROGRESS", "REPORTED", "VERIFYING", "PASSED", "RETURNED", "REWORK");
    private static final Map<String, List<String>> STEPS = Map.of(
            "ASSIGNMENT", List.of("OPENED", "RETURNED"),
            "RECEIPT", List.of("ASSIGNED"),
            "START", List.of("RECEIVED"),
            "HANDLING", List.of("IN_PROGRESS"),
            "REWORK", List.of("REWORK"),
            "ACCEPTANCE", List.of("REPORTED"),
            "VERIFICATION", List.of("VERIFYING"),
            "CLOSE_OFF", List.of("PASSED"));

    private static final WorkingCalendar CALENDAR = WorkingCalendar.national();

    /** A matter after one event. */
    private record Step(
            UUID matter,
            Instant at,
            String event,
            String state,
            int round,
            String unit,
            @Nullable LocalDate original,
            @Nullable LocalDate due,
            @Nullable Instant openedAt,
            @Nullable Instant reportedAt) {}

    /** Something to count: where it belongs, whether it hits, how long it took, in days. */
    private record Item(
            UUID matter, String unit, boolean hit, @Nullable BigDecimal days) {}

    private final Map<UUID, List<Step>> lives = new TreeMap<>();
    private final Period period;
    private final Instant asAt;

    Recount(TestZone zone, DSLContext sql, JsonMapper json, Period period, Instant asAt) {
        this.period = period;
        this.asAt = asAt;
        zone.inZone(() -> sql.selectFrom(MATTER_EVENT)
                        .where(MATTER_EVENT.ZONE_ID.eq(zone.key.value()), MATTER_EVENT.AT.le(asAt))
                        .orderBy(MATTER_EVENT.MATTER_ID, MATTER_EVENT.SEQ)
                        .fetch())
                .forEach(row -> {
                    var life = lives.computeIfAbsent(row.getMatterId(), any -> new ArrayList<>());
                    var facts = json.readTree(row.getFacts().data());
                    correct(life, facts.at("/changes/originalDueOn"));
                    life.add(next(
                            life.isEmpty() ? null : life.getLast(),
                            row.getMatterId(),
                            row.getAt(),
                            row.getEvent(),
                            row.getToState(),
                            row.getRound(),
                            facts));
                });
    }

    /** A corrected limit was never another one; what had not been extended goes with it. */
    private static void correct(List<Step> life, JsonNode change) {
        if (change.isMissingNode()) {
            return;
        }
        var before = LocalDate.parse(change.at("/before").asString());
        var after = LocalDate.parse(change.at("/after").asString());
        life.replaceAll(step -> new Step(
                step.matter(),
                step.at(),
                step.event(),
                step.state(),
                step.round(),
                step.unit(),
                before.equals(step.original()) ? after : step.original(),
                before.equals(step.original()) && before.equals(step.due()) ? after : step.due(),
                step.openedAt(),
                step.reportedAt()));
    }

    private static Step next(
            @Nullable Step last, UUID matter, Instant at, String event, String state, int round, JsonNode facts) {
        var unit = facts.has("leadUnit") ? facts.get("leadUnit").asString() : last == null ? "" : last.unit();
        var due = last == null ? null : last.due();
        var told = switch (event) {
            case "Assigned", "Reopened", "Resumed" -> facts.get("dueOn");
            case "Extended" -> facts.get("to");
            default -> null;
        };
        due = told == null || told.isNull() ? due : LocalDate.parse(told.asString());
        var original = last == null ? null : last.original();
        original = original == null && event.equals("Assigned") ? due : original;
        var opened = event.equals("Opened") ? at : last == null ? null : last.openedAt();
        var reported = event.equals("Reported") ? at : last == null ? null : last.reportedAt();
        return new Step(matter, at, event, state, round, unit, original, due, opened, reported);
    }

    /** What a figure is over the matters under these units: value, numerator, denominator, written out. */
    String of(FigureCode figure, Predicate<String> unit) {
        var items =
                items(figure).stream().filter(item -> unit.test(item.unit())).toList();
        var name = figure.name();
        if (name.startsWith("ON_TIME")) {
            long hits = items.stream().filter(Item::hit).count();
            return (items.isEmpty() ? "null" : percent(hits, items.size())) + " " + hits + "/" + items.size();
        }
        if (name.contains("DAYS_")) {
            var days = items.stream()
                    .map(item -> java.util.Objects.requireNonNull(item.days()))
                    .sorted()
                    .toList();
            var mid = days.isEmpty() ? null : name.endsWith("AVERAGE") ? mean(days) : median(days);
            return (mid == null
                            ? "null"
                            : written(mid.setScale(6, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP)))
                    + " " + days.size() + "/null";
        }
        var number = figure == FigureCode.EVER_OVERDUE
                ? items.stream().map(Item::matter).distinct().count()
                : items.size();
        return number + " " + number + "/null";
    }

    Set<String> statesSeen() {
        var states = new HashSet<String>();
        lives.values().forEach(life -> life.forEach(step -> states.add(step.state())));
        return states;
    }

    /** Where each matter stands in the end. */
    Map<UUID, String> states() {
        var states = new HashMap<UUID, String>();
        lives.forEach((id, life) -> states.put(id, life.getLast().state()));
        return states;
    }

    Set<String> units() {
        var units = new HashSet<String>();
        lives.values().forEach(life -> life.forEach(step -> units.add(step.unit())));
        return units;
    }

    static String written(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String percent(long hits, int all) {
        return written(BigDecimal.valueOf(hits * 100).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal mean(List<BigDecimal> days) {
        var sum = days.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(days.size()), MathContext.DECIMAL64);
    }

    private static BigDecimal median(List<BigDecimal> days) {
        var low = days.get((days.size() - 1) / 2);
        return low.add(days.get(days.size() / 2)).divide(BigDecimal.TWO, MathContext.DECIMAL64);
    }

    private List<Item> items(FigureCode figure) {
        return switch (figure) {
            case LIVE -> standing(step -> OPEN.contains(step.state()) || paused(step));
            case OVERDUE -> standing(step -> overdue(step, BusinessZone.dateOf(asAt)));
            case AWAITING_RECEIPT -> standing(step -> step.state().equals("ASSIGNED"));
            case AWAITING_VERIFICATION ->
                standing(step -> Set.of("REPORTED", "VERIFYING").contains(step.state()));
            case IN_REWORK -> standing(step -> step.state().equals("REWORK"));
            case PAUSED -> standing(Recount::paused);
            case OPENINGS -> happened(step -> step.event().equals("Opened"));
            case CLOSINGS,
                    ON_TIME_BY_ORIGINAL,
                    ON_TIME_BY_EXTENDED,
                    WHOLE_DAYS_AVERAGE,
                    WHOLE_DAYS_MEDIAN,
                    WHOLE_WORKDAYS_AVERAGE,
                    WHOLE_WORKDAYS_MEDIAN -> closings(figure);
            case EVER_OVERDUE -> everOverdue();
            case RETURNS -> happened(step -> step.event().equals("Returned"));
            case REWORKS ->
                happened(step -> step.event().equals("Verified") && step.state().equals("REWORK"));
            case REOPENINGS -> happened(step -> step.event().equals("Reopened"));
            case FALSE_REPORTS -> happened(step -> step.event().equals("FalselyReported"));
            case URGES -> happened(step -> step.event().equals("Urged"));
            default -> held(figure, STEPS.getOrDefault(figure.name().replaceAll("_(WORK)?DAYS_.*", ""), List.of()));
        };
    }

    private static boolean paused(Step step) {
        return Set.of("SUSPENDED", "SHELVED").contains(step.state());
    }

    private static boolean overdue(Step step, LocalDate day) {
        return OPEN.contains(step.state()) && step.due() != null && step.due().isBefore(day);
    }

    private List<Item> standing(Predicate<Step> wanted) {
        return lives.values().stream()
                .map(List::getLast)
                .filter(wanted)
                .map(step -> new Item(step.matter(), step.unit(), true, null))
                .toList();
    }

    private boolean inPeriod(Instant at) {
        return !at.isBefore(period.start()) && at.isBefore(period.end());
    }

    private List<Item> happened(Predicate<Step> wanted) {
        var items = new ArrayList<Item>();
        for (var life : lives.values()) {
            for (int i = 0; i < life.size(); i++) {
                var step = life.get(i);
                if (wanted.test(step) && inPeriod(step.at())) {
                    items.add(new Item(step.matter(), unitAfterTheAct(life, i), true, null));
                }
            }
        }
        return items;
    }

    /** What is opened and handed over in one act belongs to the unit it is handed to. */
    private static String unitAfterTheAct(List<Step> life, int i) {
        var last = i;
        while (last + 1 < life.size()
                && life.get(last + 1).at().equals(life.get(i).at())) {
            last++;
        }
        return life.get(last).unit();
    }

    private List<Item> closings(FigureCode figure) {
        var items = new ArrayList<Item>();
        for (var life : lives.values()) {
            for (var step : life) {
                if (step.event().equals("ClosedOff") && inPeriod(step.at())) {
                    var due = figure == FigureCode.ON_TIME_BY_EXTENDED ? step.due() : step.original();
                    var done = BusinessZone.dateOf(java.util.Objects.requireNonNull(step.reportedAt()));
                    items.add(new Item(
                            step.matter(),
                            step.unit(),
                            due == null || !done.isAfter(due),
                            days(figure, java.util.Objects.requireNonNull(step.openedAt()), step.at())));
                }
            }
        }
        return items;
    }

    /** Working days are gone through one by one. */
    private static BigDecimal days(FigureCode figure, Instant from, Instant to) {
        if (!figure.name().contains("WORKDAYS")) {
            return days(from, to);
        }
        var sum = BigDecimal.ZERO;
        for (var at = from; at.isBefore(to); at = BusinessZone.endOf(BusinessZone.dateOf(at))) {
            var midnight = BusinessZone.endOf(BusinessZone.dateOf(at));
            if (CALENDAR.isWorkday(BusinessZone.dateOf(at))) {
                sum = sum.add(days(at, midnight.isBefore(to) ? midnight : to));
            }
        }
        return sum;
    }

    private static BigDecimal days(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toSeconds())
                .divide(BigDecimal.valueOf(86_400), MathContext.DECIMAL64);
    }

    /** Looks at every midnight and every event of the period. */
    private List<Item> everOverdue() {
        var items = new ArrayList<Item>();
        for (var life : lives.values()) {
            for (int i = 0; i < life.size(); i++) {
                var step = life.get(i);
                var end = i + 1 < life.size() ? life.get(i + 1).at() : asAt.plusNanos(1);
                for (var at = step.at(); at.isBefore(end); at = BusinessZone.endOf(BusinessZone.dateOf(at))) {
                    var looked = at.isBefore(period.start()) ? period.start() : at;
                    if (inPeriod(looked) && looked.isBefore(end) && overdue(step, BusinessZone.dateOf(looked))) {
                        items.add(new Item(step.matter(), step.unit(), true, null));
                    }
                }
            }
        }
        return items;
    }

    /** A holding ends when the step, the round or the unit changes. */
    private List<Item> held(FigureCode figure, List<String> states) {
        var items = new ArrayList<Item>();
        for (var life : lives.values()) {
            int since = 0;
            for (int i = 1; i < life.size(); i++) {
                var before = life.get(i - 1);
                var step = life.get(i);
                var unit = unitAfterTheAct(life, i - 1);
                var goesOn = before.state().equals(step.state())
                        && before.round() == step.round()
                        && unit.equals(unitAfterTheAct(life, i));
                if (goesOn) {
                    continue;
                }
                if (states.contains(before.state()) && inPeriod(step.at())) {
                    items.add(new Item(
                            step.matter(),
                            unit,
                            true,
                            days(figure, life.get(since).at(), step.at())));
                }
                since = i;
            }
        }
        return items;
    }

    /** Every figure of every unit and of the whole. */
    Map<String, Map<String, String>> all() {
        var all = new HashMap<String, Map<String, String>>();
        for (var unit : units()) {
            all.put(unit, line(unit::equals));
        }
        all.put("", line(unit -> true));
        return all;
    }

    private Map<String, String> line(Predicate<String> unit) {
        var line = new TreeMap<String, String>();
        for (var figure : FigureCode.values()) {
            line.put(figure.name(), of(figure, unit));
        }
        return line;
    }
}
