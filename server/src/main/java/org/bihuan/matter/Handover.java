package org.bihuan.matter;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** Handing a matter over and back: assigning, re-assigning, signing, returning (交办、改派、签收、退回). */
record Handover(Matter matter, Situation here) {

    /** The limit wished for at the opening; it becomes the original one. */
    void plan(@Nullable LocalDate wanted) {
        if (wanted != null && wanted.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "办结时限不能早于今天。");
        }
        matter.due(wanted, here);
        matter.originalDueOn = wanted;
    }

    void assign(MatterOrder.Assign order) {
        var unit = order.leadUnit() == null ? matter.leadUnit : order.leadUnit();
        if (unit == null) {
            throw Problem.field("leadUnit", "MATTER-LEAD-UNIT-MISSING", "请选择牵头单位：每个事项必须有且只有一个牵头单位。");
        }
        var name = here.unitNames().open(unit, "leadUnit");
        limit(order.dueOn());
        matter.leadUnit = unit;
        matter.responsibleName = named(order.responsibleName(), matter.responsibleName);
        var due = Objects.requireNonNull(matter.dueOn);
        matter.happened(new MatterEvent.Assigned(unit, name, matter.responsibleName, due, order.note()), handedOver());
        await();
    }

    /** As {@link #assign}, with a part for every supporting unit. */
    void assign(MatterOrder.Assign order, Collection<UnitId> supporting) {
        assign(order);
        new Supporting(matter, here).give(supporting);
    }

    /** The business limit is set once; afterwards only an approved extension moves it. */
    private void limit(@Nullable LocalDate wanted) {
        if (matter.state != MatterState.OPENED && matter.dueOn != null) {
            if (wanted != null && !wanted.equals(matter.dueOn)) {
                throw Problem.field("dueOn", "MATTER-DUE-FIXED", "办结时限已确定为 " + matter.dueOn + "，不能直接修改，请由承办单位申请延期。");
            }
            return;
        }
        if (wanted != null && wanted.isBefore(here.today())) {
            throw Problem.field("dueOn", "MATTER-DUE-PAST", "办结时限不能早于今天。");
        }
        if (wanted != null || matter.dueOn == null) {
            matter.due(wanted == null ? here.usualLimit(matter.timeChoice) : wanted, here);
            matter.originalDueOn = matter.dueOn;
        }
    }

    void reassign(MatterOrder.Reassign order) {
        if (order.leadUnit().equals(matter.leadUnit)) {
            throw Problem.field("leadUnit", "MATTER-UNIT-UNCHANGED", "该单位已是牵头单位，请选择其他单位。");
        }
        var name = here.unitNames().open(order.leadUnit(), "leadUnit");
        var before = matter.leadUnit;
        var beforeName = before == null ? null : here.unitNames().of(before);
        matter.leadUnit = order.leadUnit();
        matter.handler = null;
        matter.responsibleName = named(order.responsibleName(), null);
        matter.happened(
                new MatterEvent.Reassigned(
                        before, beforeName, order.leadUnit(), name, order.responsibleName(), order.reason()),
                handedOver());
        new Supporting(matter, here).dropOf(order.leadUnit());
        await();
    }

    private MatterState handedOver() {
        return here.rules().signFor() ? MatterState.ASSIGNED : MatterState.RECEIVED;
    }

    /** For the receipt, or where none is asked for, for the plan or the first feedback. */
    private void await() {
        if (here.rules().signFor()) {
            matter.step(here, here.signLimit(matter.timeChoice));
        } else {
            matter.receivedAt = here.now();
            matter.step(here, here.workLimit(matter.timeChoice));
        }
    }

    void receive(MatterOrder.Receive order) {
        matter.responsibleName = named(order.responsibleName(), matter.responsibleName);
        matter.receivedAt = here.now();
        matter.handler = here.viewer().behalf();
        matter.happened(new MatterEvent.Received(order.responsibleName(), order.note()), MatterState.RECEIVED);
        matter.step(here, here.workLimit(matter.timeChoice));
    }

    private static @Nullable String named(@Nullable String given, @Nullable String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }

    void giveBack(MatterOrder.Return order) {
        var received = matter.receivedAt;
        if (matter.state == MatterState.RECEIVED
                && received != null
                && here.now()
                        .isAfter(received.plus(Duration.ofHours(here.rules().returnHours())))) {
            throw Problem.conflict(
                    "MATTER-RETURN-TOO-LATE", "签收超过 " + here.rules().returnHours() + " 小时后不能退回，请与交办单位联系改派。");
        }
        matter.returnCount++;
        matter.handler = null;
        matter.happened(new MatterEvent.Returned(order.reason(), order.suggestedUnit()), MatterState.RETURNED);
        matter.step(here, here.endOfDayIn(here.rules().assignDays()));
    }
}
