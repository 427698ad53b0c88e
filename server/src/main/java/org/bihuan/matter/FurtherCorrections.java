package org.bihuan.matter;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.form.Form;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corrections that need more than the matter: answers held against the form of its type's version, units in its slots. */
@Component
class FurtherCorrections {

    private final MatterRepository matters;
    private final MatterUnits units;
    private final NamedAnswers named;
    private final PeopleNames people;

    FurtherCorrections(MatterRepository matters, MatterUnits units, NamedAnswers named, PeopleNames people) {
        this.matters = matters;
        this.units = units;
        this.named = named;
        this.people = people;
    }

    void carryOut(Matter matter, MatterOrder.Correct order, Situation here) {
        var changes = new LinkedHashMap<String, MatterEvent.Change>();
        slot(matter, Slot.TERRITORIAL_UNIT, order.territorialUnit(), here, changes);
        slot(matter, Slot.REGULATORY_UNIT, order.regulatoryUnit(), here, changes);
        var answers = answers(matter, order.fields(), here);
        if (answers != null) {
            compare(matter, answers, here.type(), changes);
        }
        new Correction(matter, here)
                .correct(order, new Correction.Further(answers, changes, sponsor(matter, order.sponsoringLeader())));
    }

    /** Where it was complete it must stay so; what came in from a ledger may lack answers still. */
    private @Nullable Map<String, String> answers(Matter matter, @Nullable Map<String, String> given, Situation here) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        var form = new Form(here.rules().fields());
        var before = matter.facts.fields();
        var whole = new TreeMap<>(before);
        given.forEach((key, answer) -> {
            if (answer.isBlank()) {
                whole.remove(key);
            } else {
                whole.put(key, PersonalData.restored(answer, before.getOrDefault(key, "")));
            }
        });
        var answers = form.answers(whole, here.today(), units.directory(matter.zone));
        if (before.keySet().containsAll(form.judge(before, here.today()).required())) {
            form.mustBeComplete(answers, here.today());
        }
        return answers;
    }

    private void compare(
            Matter matter, Map<String, String> answers, MatterType type, Map<String, MatterEvent.Change> changes) {
        var after = matter.facts.answering(answers);
        var namesBefore = named.of(matter.zone, type, matter.facts);
        var namesAfter = named.of(matter.zone, type, after);
        for (var field : type.definition().fields()) {
            var key = field.key();
            var was = matter.facts.fields().get(key);
            var is = answers.get(key);
            if (!Objects.equals(was, is)) {
                changes.put(
                        "fields." + key,
                        new MatterEvent.Change(namesBefore.getOrDefault(key, was), namesAfter.getOrDefault(key, is)));
            }
        }
    }

    private Correction.@Nullable Sponsor sponsor(Matter matter, @Nullable PersonId leader) {
        if (leader == null || leader.toString().equals(matter.sponsor)) {
            return null;
        }
        if (!people.isHere(matter.zone, leader)) {
            throw Problem.field("sponsoringLeader", "MATTER-PERSON-UNKNOWN", "没有这个人员，请从人员列表中选择。");
        }
        var before = matters.slots(matter.zone, List.of(matter.id)).getOrDefault(matter.id, List.of()).stream()
                .filter(each -> each.slot() == Slot.SPONSORING_LEADER)
                .findFirst()
                .map(each -> each.person() == null
                        ? Objects.requireNonNullElse(each.personName(), "")
                        : name(matter.zone, each.person()));
        matters.replaceSlots(
                matter,
                EnumSet.of(Slot.SPONSORING_LEADER),
                List.of(new Responsibility(Slot.SPONSORING_LEADER, null, leader, null, null)));
        return new Correction.Sponsor(leader, before.orElse(""), name(matter.zone, leader));
    }

    private void slot(
            Matter matter, Slot slot, @Nullable UnitId unit, Situation here, Map<String, MatterEvent.Change> changes) {
        if (unit == null) {
            return;
        }
        var filled = matters.units(matter, slot);
        var name = here.unitNames().open(unit, slot.field());
        var before = filled.stream().map(here.unitNames()::of).sorted().collect(Collectors.joining("、"));
        if (filled.size() == 1 && filled.contains(unit)) {
            return;
        }
        matters.replaceSlots(matter, EnumSet.of(slot), List.of(Responsibility.of(slot, unit)));
        changes.put(slot.field(), new MatterEvent.Change(before.isEmpty() ? null : before, name));
    }

    private String name(ZoneKey zone, PersonId person) {
        return people.of(zone, List.of(person)).getOrDefault(person, "");
    }
}
