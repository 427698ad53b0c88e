package org.bihuan.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What supporting units do for a matter (子任务): given, signed, worked on, reported, accepted or sent back. */
record Supporting(Matter matter, Situation here) {

    /** More parts than this is another matter. */
    static final int MOST = 60;

    /** At the handing over: each supporting unit has a part, and units that no longer support lose their open ones. */
    void give(Collection<UnitId> units) {
        var lead = matter.leadUnit;
        for (var each : List.copyOf(matter.parts.subTasks.values())) {
            if (each.state().isOpen() && (each.unit().equals(lead) || !units.contains(each.unit()))) {
                drop(each, null);
            }
        }
        var given = new ArrayList<SubTask>();
        var planned = matter.parts.planned.stream()
                .filter(each -> !each.unit().equals(lead) && units.contains(each.unit()))
                .toList();
        planned.forEach(each -> given.add(fresh(each.unit(), each.what().strip(), limit(each), each.mandatory())));
        matter.parts.planned = List.of();
        for (var unit : new java.util.LinkedHashSet<>(units)) {
            if (!unit.equals(lead) && matter.parts.subTasks.values().stream().noneMatch(each -> keeps(each, unit))) {
                given.add(fresh(unit, null, Objects.requireNonNull(matter.dueOn), false));
            }
        }
        tell(given);
    }

    /** The day written at the opening, unless it has gone by or the matter is due earlier now. */
    private LocalDate limit(PlannedPart part) {
        var whole = Objects.requireNonNull(matter.dueOn);
        var own = part.dueOn();
        return own == null || own.isBefore(here.today()) || own.isAfter(whole) ? whole : own;
    }

    private static boolean keeps(SubTask each, UnitId unit) {
        return each.unit().equals(unit) && each.state() != SubTask.State.DROPPED;
    }

    /** Whoever leads no longer supports. */
    void dropOf(UnitId lead) {
        for (var each : List.copyOf(matter.parts.subTasks.values())) {
            if (each.state().isOpen() && each.unit().equals(lead)) {
                drop(each, null);
            }
        }
    }

    void add(PartOrder.AddSubTask order) {
        if (order.unit().equals(matter.leadUnit)) {
            throw Problem.field("unit", "MATTER-SUBTASK-OF-LEAD", "牵头单位对整个事项负责，子任务请交给配合单位。");
        }
        if (matter.parts.subTasks.size() >= MOST) {
            throw Problem.conflict("MATTER-TOO-MANY-SUBTASKS", "一件事项最多 " + MOST + " 个子任务，请改为分解子事项。");
        }
        here.unitNames().open(order.unit(), "unit");
        var due = order.dueOn() == null ? Objects.requireNonNull(matter.dueOn) : order.dueOn();
        mustFit(due);
        // What was overruled was what was open then.
        matter.overruledRound = order.mandatory() ? null : matter.overruledRound;
        tell(List.of(fresh(order.unit(), order.what().strip(), due, order.mandatory())));
    }

    private void mustFit(LocalDate due) {
        if (due.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "办结时限不能早于今天。");
        }
        if (matter.dueOn != null && due.isAfter(matter.dueOn)) {
            throw Problem.field("dueOn", "MATTER-SUBTASK-DUE-LATE", "子任务时限不能晚于事项办结时限 " + matter.dueOn + "。");
        }
    }

    private SubTask fresh(UnitId unit, @Nullable String what, LocalDate due, boolean mandatory) {
        var subTask = new SubTask(
                Ids.next(), unit, what, due, mandatory, SubTask.State.ASSIGNED, 1, here.now(), null, null, null);
        matter.put(subTask);
        return subTask;
    }

    private void tell(List<SubTask> given) {
        if (!given.isEmpty()) {
            stays(new PartEvent.SubTasksGiven(given.stream()
                    .map(each -> new GivenSubTask(
                            each.id(), each.unit(), name(each), each.what(), each.dueOn(), each.mandatory()))
                    .toList()));
        }
    }

    void amend(PartOrder.AmendSubTask order) {
        var before = part(order.subTask(), MatterAct.AMEND_SUB_TASK);
        var changes = new LinkedHashMap<String, MatterEvent.Change>();
        MatterFacts.compare(changes, "what", before.what(), order.what().strip());
        MatterFacts.compare(changes, "dueOn", before.dueOn(), order.dueOn());
        MatterFacts.compare(changes, "mandatory", before.mandatory(), order.mandatory());
        if (changes.isEmpty()) {
            throw Problem.conflict("MATTER-NOTHING-CHANGED", "没有任何改动。");
        }
        if (!before.dueOn().equals(order.dueOn())) {
            mustFit(order.dueOn());
        }
        if (order.mandatory() && !before.mandatory()) {
            matter.overruledRound = null;
        }
        matter.put(before.amended(order.what().strip(), order.dueOn(), order.mandatory()));
        stays(new PartEvent.SubTaskAmended(before.id(), before.unit(), name(before), changes, order.reason()));
    }

    void sign(PartOrder.SignSubTask order) {
        var part = move(order.subTask(), MatterAct.SIGN_SUB_TASK, null)
                .handledBy(here.viewer().behalf());
        matter.put(part);
        stays(new PartEvent.SubTaskSigned(part.id(), part.unit(), name(part)));
    }

    void progress(PartOrder.ProgressSubTask order) {
        var part = move(order.subTask(), MatterAct.PROGRESS_SUB_TASK, order.text());
        stays(new PartEvent.SubTaskProgressed(part.id(), part.unit(), name(part), order.text(), order.evidence()));
    }

    void report(PartOrder.ReportSubTask order) {
        var part = move(order.subTask(), MatterAct.REPORT_SUB_TASK, order.text());
        stays(new PartEvent.SubTaskReported(
                part.id(), part.unit(), name(part), part.round(), order.text(), order.evidence()));
    }

    void accept(PartOrder.AcceptSubTask order) {
        var part = move(order.subTask(), MatterAct.ACCEPT_SUB_TASK, null);
        stays(new PartEvent.SubTaskAccepted(part.id(), part.unit(), name(part), order.opinion()));
    }

    void sendBack(PartOrder.SendBackSubTask order) {
        var part = move(order.subTask(), MatterAct.SEND_BACK_SUB_TASK, order.reason());
        matter.put(part.at(part.state(), part.round() + 1, null, here.now()));
        stays(new PartEvent.SubTaskSentBack(part.id(), part.unit(), name(part), part.round() + 1, order.reason()));
    }

    void urge(PartOrder.UrgeSubTask order) {
        var part = part(order.subTask(), MatterAct.URGE_SUB_TASK);
        Attention.mustNotPress(part.pressure().lastUrgedAt(), here);
        var urged = part.under(part.pressure().urged(here.now()));
        matter.put(urged);
        stays(new PartEvent.SubTaskUrged(
                part.id(), part.unit(), name(part), urged.pressure().urges(), order.text()));
    }

    /** With its matter, which turned out to be another. */
    void merge(String number) {
        var reason = "并入 " + number;
        for (var each : List.copyOf(matter.parts.subTasks.values())) {
            if (each.state().isOpen()) {
                matter.put(each.merged(reason, here.now()));
                stays(new PartEvent.SubTaskDropped(each.id(), each.unit(), name(each), reason));
            }
        }
    }

    /** After a merger was undone. */
    void takeUp() {
        for (var each : List.copyOf(matter.parts.subTasks.values())) {
            if (each.mergedFrom() != null) {
                matter.put(each.takenUp(here.now()));
                stays(new PartEvent.SubTaskTakenUp(each.id(), each.unit(), name(each)));
            }
        }
    }

    void drop(PartOrder.DropSubTask order) {
        drop(part(order.subTask(), MatterAct.DROP_SUB_TASK), order.reason());
    }

    private void drop(SubTask part, @Nullable String reason) {
        matter.put(part.at(SubTask.State.DROPPED, part.round(), reason, here.now()));
        stays(new PartEvent.SubTaskDropped(part.id(), part.unit(), name(part), reason));
    }

    /** Lets the lead unit report in this round though parts are open. */
    void overrule(PartOrder.Overrule order) {
        var units = openUnits();
        if (units.isEmpty() && matter.parts.openChildren.isEmpty()) {
            throw Problem.conflict("MATTER-NOTHING-TO-OVERRULE", "没有未完成的必办子任务或子事项，牵头单位可以直接反馈。");
        }
        matter.overruledRound = matter.round;
        stays(new PartEvent.Overruled(order.reason(), units, matter.parts.openChildren));
    }

    /** The lead unit reports for all: nothing mandatory may be open, unless it was overruled in this round. */
    void mustBeDone() {
        var overruled = matter.overruledRound;
        if (overruled != null && overruled == matter.round) {
            return;
        }
        var units = openUnits();
        if (!units.isEmpty()) {
            throw Problem.conflict(
                            "MATTER-SUBTASK-OPEN",
                            "以下单位的必办子任务尚未认可：" + String.join("、", units) + "。请先督促完成，或请交办单位准予先行反馈。")
                    .with("units", units);
        }
        if (!matter.parts.openChildren.isEmpty()) {
            throw Problem.conflict(
                            "MATTER-CHILD-OPEN",
                            "还有 " + matter.parts.openChildren.size() + " 件子事项未办结："
                                    + String.join("、", matter.parts.openChildren) + "。请先办结，或请交办单位准予先行反馈。")
                    .with("children", matter.parts.openChildren);
        }
    }

    private List<String> openUnits() {
        var units = new HashSet<UnitId>();
        return matter.parts.subTasks.values().stream()
                .filter(each -> each.holdsUp() && units.add(each.unit()))
                .map(this::name)
                .toList();
    }

    private SubTask move(UUID id, MatterAct act, @Nullable String said) {
        var part = part(id, act);
        var next = SubTask.after(part.state(), act).orElseThrow();
        var moved = part.at(next, part.round(), said, here.now());
        matter.put(moved);
        return moved;
    }

    private SubTask part(UUID id, MatterAct act) {
        var part = matter.parts.subTasks.get(id);
        if (part == null) {
            throw Problem.missing("MATTER-SUBTASK-MISSING", "没有这个子任务，可能已被调整，请刷新后查看。");
        }
        MatterPolicy.refusal(matter, part, act, here.viewer()).ifPresent(problem -> {
            throw problem;
        });
        return part;
    }

    private String name(SubTask part) {
        return here.unitNames().of(part.unit());
    }

    private void stays(MatterEvent event) {
        matter.happened(event, matter.state);
    }
}
