package org.bihuan.goal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.SourceKind;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing yearly goals and publishing their items as matters (目标发布). */
@Service
public class Goals {

    private final GoalRepository goals;
    private final Matters matters;
    private final UnitDirectory units;
    private final PeopleNames people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Goals(
            GoalRepository goals,
            Matters matters,
            UnitDirectory units,
            PeopleNames people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.goals = goals;
        this.matters = matters;
        this.units = units;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a goal, new or changed, with everything below it.
     *
     * @param version 0 for a new one; older than the stored one: {@code GOAL-STALE}
     */
    @Transactional
    public void write(Viewer viewer, UUID id, int version, GoalPlan plan) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var before = goals.find(viewer.zone(), id).orElse(null);
        check(viewer, plan, before == null ? null : before.plan());
        if (version == 0) {
            if (before != null) {
                mustBeTheSame(before, plan);
                return;
            }
            goals.insert(viewer, id, plan, clock.instant());
        } else {
            mustBe(before, version);
            mustKeep(Objects.requireNonNull(before).published(), plan);
            if (!goals.update(viewer, id, version, plan)) {
                throw stale();
            }
        }
        events.publishEvent(new Acted(viewer, "goal.write", "goal", id, Map.of("name", plan.name())));
    }

    /** The same new goal sent twice is written once; an id in use for another is refused. */
    private static void mustBeTheSame(GoalRepository.Stored before, GoalPlan plan) {
        if (!before.plan().equals(plan)) {
            throw stale();
        }
    }

    private static void mustBe(GoalRepository.@Nullable Stored before, int version) {
        if (before == null) {
            throw missing();
        }
        if (before.version() != version) {
            throw stale();
        }
    }

    private static Problem stale() {
        return Problem.conflict("GOAL-STALE", "目标刚被他人修改，请刷新后再改。");
    }

    static Problem missing() {
        return Problem.missing("GOAL-MISSING", "没有这个目标，或尚未发布。");
    }

    /** Of whom it names only what is new is looked up: who has left since stays until changed. */
    private void check(Viewer viewer, GoalPlan plan, @Nullable GoalPlan before) {
        if (plan.items().size() > GoalPlan.MOST_ITEMS) {
            throw Problem.field("works", "GOAL-TOO-LARGE", "一个目标最多 " + GoalPlan.MOST_ITEMS + " 条清单事项，请分为几个目标。");
        }
        var ids = new HashSet<UUID>();
        if (!plan.works().stream().allMatch(work -> ids.add(work.id()))
                || !plan.items().stream().allMatch(item -> ids.add(item.id()))) {
            throw Problem.field("works", "GOAL-ID-TWICE", "有两行的标识相同，请刷新页面后重试。");
        }
        var named = new HashSet<>(plan.units());
        named.removeAll(before == null ? Set.of() : before.units());
        if (!units.namesOf(viewer.zone(), named).keySet().containsAll(named)) {
            throw Problem.field("works", "GOAL-UNIT-UNKNOWN", "没有这个单位，请从单位列表中选择。");
        }
        var sponsor = plan.sponsor();
        var isNew = before == null || !Objects.equals(sponsor, before.sponsor());
        if (sponsor != null && isNew && !people.isHere(viewer.zone(), sponsor)) {
            throw Problem.field("sponsor", "GOAL-SPONSOR-UNKNOWN", "没有这个人员或已离任，请重新选择。");
        }
    }

    /** A published item is a matter: it changes there. */
    private static void mustKeep(List<GoalRepository.Published> published, GoalPlan plan) {
        for (var each : published) {
            var now = plan.items().stream()
                    .filter(item -> item.id().equals(each.item().id()))
                    .findFirst()
                    .orElse(null);
            if (!each.item().equals(now)) {
                throw Problem.conflict(
                                "GOAL-ITEM-PUBLISHED", "“" + each.item().measure() + "”已发布为事项，不能在此修改或删除，请到事项中改派、延期或撤销。")
                        .with("item", each.item().id());
            }
        }
    }

    /**
     * Opens a matter for every item that is none yet, and hands it to its unit. All items or none: those without unit,
     * person or day are named in {@code GOAL-ITEMS-INCOMPLETE}.
     *
     * @param unclassified the publisher confirms that nothing in it is classified
     */
    @Transactional
    public void publish(Viewer viewer, UUID id, int version, boolean unclassified) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        viewer.mustHave(Permit.MATTER_OPEN);
        var goal = goals.find(viewer.zone(), id).orElse(null);
        mustBe(goal, version);
        var plan = Objects.requireNonNull(goal).plan();
        var published = goal.publishedIds();
        mustBeComplete(viewer, plan, published);
        var opened = new ArrayList<GoalRepository.Opened>();
        for (var work : plan.works()) {
            for (var item : work.items()) {
                if (!published.contains(item.id())) {
                    var matter = matters.open(viewer, opening(plan, work, item, unclassified), id);
                    opened.add(new GoalRepository.Opened(item.id(), matter));
                }
            }
        }
        if (opened.isEmpty()) {
            throw Problem.conflict("GOAL-NOTHING-TO-PUBLISH", "没有待发布的清单事项。");
        }
        if (!goals.publish(viewer.zone(), id, version, opened, clock.instant())) {
            throw stale();
        }
        events.publishEvent(
                new Acted(viewer, "goal.publish", "goal", id, Map.of("name", plan.name(), "items", opened.size())));
    }

    private void mustBeComplete(Viewer viewer, GoalPlan plan, Set<UUID> published) {
        var today = BusinessZone.today(clock);
        var errors = new ArrayList<Problem.FieldError>();
        var open = units.openAmong(
                viewer.zone(),
                plan.items().stream()
                        .map(GoalPlan.Item::unit)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        for (int w = 0; w < plan.works().size(); w++) {
            var items = plan.works().get(w).items();
            for (int i = 0; i < items.size(); i++) {
                if (!published.contains(items.get(i).id())) {
                    lacks(items.get(i), open, today, "works[" + w + "].items[" + i + "]", errors);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.fields(
                    "GOAL-ITEMS-INCOMPLETE",
                    "有清单事项缺少责任单位、责任人或时限，没有发布任何一条。请补全后再发布。",
                    errors.subList(0, Math.min(errors.size(), 100)));
        }
    }

    private static void lacks(
            GoalPlan.Item item, Set<UnitId> open, LocalDate today, String at, List<Problem.FieldError> errors) {
        var unit = item.unit();
        if (unit == null || !open.contains(unit)) {
            errors.add(new Problem.FieldError(at + ".unit", "GOAL-ITEM-NO-UNIT", "请选择责任单位。"));
        }
        if (item.responsibleName() == null || item.responsibleName().isBlank()) {
            errors.add(new Problem.FieldError(at + ".responsibleName", "GOAL-ITEM-NO-PERSON", "请填写责任人。"));
        }
        if (item.dueOn() == null) {
            errors.add(new Problem.FieldError(at + ".dueOn", "GOAL-ITEM-NO-DAY", "请填写完成时限。"));
        } else if (item.dueOn().isBefore(today)) {
            errors.add(new Problem.FieldError(at + ".dueOn", "GOAL-ITEM-DAY-PAST", "完成时限不能早于今天。"));
        }
    }

    private static Opening opening(GoalPlan plan, GoalPlan.Work work, GoalPlan.Item item, boolean unclassified) {
        var lead = work.leadUnit();
        return new Opening(
                item.id(),
                Opening.Then.ASSIGN,
                MatterType.SUPERVISED_ITEM,
                item.measure(),
                requirement(plan, item),
                null,
                false,
                SourceKind.GOAL,
                cut(plan.year() + " · " + plan.name() + " · " + work.name()),
                null,
                null,
                null,
                item.unit(),
                null,
                null,
                lead == null || lead.equals(item.unit()) ? null : lead,
                plan.sponsor(),
                item.responsibleName(),
                null,
                item.dueOn(),
                null,
                null,
                null,
                null,
                unclassified);
    }

    private static String requirement(GoalPlan plan, GoalPlan.Item item) {
        var wanted = item.evidenceWanted();
        return wanted == null || wanted.isBlank() ? plan.target() : plan.target() + "\n" + wanted;
    }

    private static String cut(String text) {
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
