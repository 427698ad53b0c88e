package org.bihuan.matter;

import static java.util.stream.Collectors.toSet;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.access.Audience;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the circle of those who know of a restricted matter; see {@link Restriction}. */
@Component
class Circles {

    /** More than this are not few. */
    static final int MOST = 50;

    private static final Set<Slot> INFORMED = Set.of(Slot.INFORMED);

    private final DSLContext sql;
    private final MatterRepository matters;
    private final PeopleNames people;
    private final Audience audience;

    Circles(DSLContext sql, MatterRepository matters, PeopleNames people, Audience audience) {
        this.sql = sql;
        this.matters = matters;
        this.people = people;
        this.audience = audience;
    }

    void carryOut(Matter matter, CircleOrder order, Situation here) {
        switch (order) {
            case CircleOrder.Restrict restrict -> restrict(matter, restrict, here);
            case CircleOrder.LiftRestriction lift -> lift(matter, lift);
            case CircleOrder.Inform inform -> inform(matter, inform, here);
            case CircleOrder.Exclude exclude -> exclude(matter, exclude, here);
        }
    }

    /** What needs nobody but the matter; a trial knows no people to inform. */
    static void within(Matter matter, CircleOrder order) {
        switch (order) {
            case CircleOrder.Restrict(var reason) -> {
                matter.restrictedBecause = reason;
                matter.happened(new CircleEvent.Restricted(reason), matter.state);
            }
            case CircleOrder.LiftRestriction(var reason) -> {
                matter.restrictedBecause = null;
                matter.happened(new CircleEvent.RestrictionLifted(reason), matter.state);
            }
            case CircleOrder.Inform any -> throw alone();
            case CircleOrder.Exclude any -> throw alone();
        }
    }

    private static Problem alone() {
        return Problem.conflict("MATTER-NOBODY-TO-INFORM", "试办中没有其他单位和人员，不能设置知悉范围。");
    }

    /** Whoever restricts it goes on knowing of it. */
    private void restrict(Matter matter, CircleOrder.Restrict order, Situation here) {
        within(matter, order);
        var person = here.viewer().person();
        if (person != null && !matter.createdBy.equals(here.viewer().behalf())) {
            matters.replaceSlots(
                    matter, INFORMED, List.of(new Responsibility(Slot.INFORMED, null, person, null, null)));
        }
    }

    private void lift(Matter matter, CircleOrder.LiftRestriction order) {
        within(matter, order);
        matters.replaceSlots(matter, INFORMED, List.of());
    }

    private void inform(Matter matter, CircleOrder.Inform order, Situation here) {
        var units = new HashSet<>(order.units() == null ? List.<UnitId>of() : order.units());
        var persons = new HashSet<PersonId>();
        Optional.ofNullable(order.person()).ifPresent(persons::add);
        var informed = informed(matter);
        units.removeIf(unit -> informed.stream().anyMatch(each -> unit.equals(each.unit())));
        persons.removeIf(person -> informed.stream().anyMatch(each -> person.equals(each.person())));
        if (units.isEmpty() && persons.isEmpty()) {
            throw Problem.field("units", "MATTER-NOBODY-NEW", "请选择尚不在知悉范围内的单位或人员。");
        }
        var named = people.of(matter.zone, persons);
        if (!named.keySet().containsAll(persons)) {
            throw Problem.field("person", "MATTER-PERSON-UNKNOWN", "没有这个人员，请从人员列表中选择。");
        }
        var all = new ArrayList<>(informed);
        var names = new ArrayList<String>();
        for (var unit : units) {
            names.add(here.unitNames().open(unit, "units"));
            all.add(Responsibility.of(Slot.INFORMED, unit));
        }
        for (var person : persons) {
            names.add(Objects.requireNonNull(named.get(person)));
            all.add(new Responsibility(Slot.INFORMED, null, person, null, null));
        }
        if (all.size() > MOST) {
            throw Problem.conflict("MATTER-CIRCLE-TOO-WIDE", "知悉范围最多 " + MOST + " 个单位和人员，请先移出不再需要知悉的。");
        }
        matters.replaceSlots(matter, INFORMED, all);
        matter.happened(new CircleEvent.Informed(names.stream().sorted().toList(), order.reason()), matter.state);
    }

    private void exclude(Matter matter, CircleOrder.Exclude order, Situation here) {
        var informed = informed(matter);
        var leaving = informed.stream()
                .filter(each -> order.informed().equals(idOf(each)))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("MATTER-NOT-INFORMED", "该单位或人员不在知悉范围内，请刷新。"));
        var left = informed.stream().filter(each -> each != leaving).toList();
        var unit = leaving.unit();
        var person = leaving.person();
        var name = unit != null
                ? here.unitNames().of(unit)
                : people.of(matter.zone, person == null ? List.of() : List.of(person)).values().stream()
                        .findFirst()
                        .orElse("");
        matters.replaceSlots(matter, INFORMED, left);
        matter.happened(new CircleEvent.Excluded(name, order.reason()), matter.state);
    }

    private static @Nullable UUID idOf(Responsibility informed) {
        var unit = informed.unit();
        var person = informed.person();
        return unit != null ? unit.value() : person == null ? null : person.value();
    }

    private List<Responsibility> informed(Matter matter) {
        return matters.slots(matter.zone, List.of(matter.id)).getOrDefault(matter.id, List.of()).stream()
                .filter(each -> each.slot() == Slot.INFORMED)
                .toList();
    }

    /** Those of the accounts that may know of the restricted matter, but for holders of the permit for all. */
    Set<AccountId> knowing(ZoneKey zone, MatterId id, Set<AccountId> accounts) {
        var filled = sql.selectFrom(MATTER_SLOT)
                .where(MATTER_SLOT.ZONE_ID.eq(zone.value()), MATTER_SLOT.MATTER_ID.eq(id.value()))
                .fetch();
        var units = filled.stream()
                .filter(slot -> slot.getUnitId() != null && Restriction.UNITS.contains(Slot.valueOf(slot.getSlot())))
                .map(slot -> new UnitId(slot.getUnitId()))
                .toList();
        var named = filled.stream()
                .filter(slot -> slot.getPersonId() != null)
                .map(slot -> new PersonId(slot.getPersonId()))
                .toList();
        var ofUnits = Restriction.WORK.stream().flatMap(permit -> audience.of(zone, units, permit).stream());
        var own = matters.find(zone, id).stream()
                .flatMap(matter -> Stream.of(matter.createdBy, matter.handler, matter.verifier))
                .filter(Objects::nonNull);
        return Stream.of(ofUnits, audience.of(zone, named).stream(), own)
                .flatMap(each -> each)
                .filter(accounts::contains)
                .collect(toSet());
    }
}
