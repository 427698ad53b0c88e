package org.bihuan.matter;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FieldKind;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;

/** The names of units and people that the further facts of a matter mention by id. */
@Component
class NamedAnswers {

    private final UnitDirectory units;
    private final PeopleNames people;

    NamedAnswers(UnitDirectory units, PeopleNames people) {
        this.units = units;
        this.people = people;
    }

    /** By the key of the field. */
    Map<String, String> of(ZoneKey zone, MatterType type, MatterFacts facts) {
        var ids = new HashMap<String, UUID>();
        for (var field : type.definition().fields()) {
            var answer = facts.fields().get(field.key());
            if (answer != null && mentions(field)) {
                ids.put(field.key(), UUID.fromString(answer));
            }
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        var unitNames =
                units.namesOf(zone, ids.values().stream().map(UnitId::new).toList());
        var personNames =
                people.of(zone, ids.values().stream().map(PersonId::new).toList());
        var named = new HashMap<String, String>();
        ids.forEach((key, id) -> {
            var name = unitNames.getOrDefault(new UnitId(id), personNames.get(new PersonId(id)));
            if (name != null) {
                named.put(key, name);
            }
        });
        return named;
    }

    private static boolean mentions(FieldDefinition field) {
        return field.kind() == FieldKind.UNIT || field.kind() == FieldKind.PERSON;
    }
}
