package org.bihuan.subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FieldKind;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.place.AreaDirectory;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts of a subject in words, as a person reads them: names for ids, numbers masked. The history keeps these. */
@Component
class FactsWords {

    private final UnitDirectory units;
    private final PeopleNames people;
    private final AreaDirectory areas;

    FactsWords(UnitDirectory units, PeopleNames people, AreaDirectory areas) {
        this.units = units;
        this.people = people;
        this.areas = areas;
    }

    /** By field, answers as {@code answers.key}; what is not said is not there. */
    Map<String, String> of(ZoneKey zone, SubjectFacts facts, SubjectType type) {
        var words = new LinkedHashMap<String, String>();
        words.put("typeCode", facts.typeCode());
        words.put("name", facts.name());
        put(words, "creditCode", facts.creditCode());
        put(words, "personNumber", facts.personNumber());
        var area = facts.area();
        if (area != null) {
            put(words, "area", areas.namesOf(zone, List.of(area)).get(area));
        }
        var named = units.namesOf(zone, present(facts.territorialUnit(), facts.regulatorUnit()));
        put(words, "territorialUnit", named(named, facts.territorialUnit()));
        put(words, "regulatorUnit", named(named, facts.regulatorUnit()));
        var sponsor = facts.sponsor();
        if (sponsor != null) {
            put(words, "sponsor", people.of(zone, List.of(sponsor)).get(sponsor));
        }
        put(words, "address", facts.address());
        put(words, "contactName", facts.contactName());
        put(words, "contactPhone", PersonalData.masked(facts.contactPhone()));
        var position = facts.position();
        put(
                words,
                "position",
                position == null ? null : "%.6f, %.6f".formatted(position.longitude(), position.latitude()));
        var outline = facts.outline();
        put(
                words,
                "outline",
                outline == null
                        ? null
                        : "%d · %s"
                                .formatted(
                                        outline.coordinates().getFirst().size(),
                                        outline.coordinates().getFirst().getFirst()));
        var inWords = answers(zone, facts.answers(), type);
        inWords.forEach((key, value) -> words.put("answers." + key, value));
        return words;
    }

    /** Answers as they are shown: masked where personal, names for units and people. */
    Map<String, String> answers(ZoneKey zone, Map<String, String> answers, SubjectType type) {
        var shown = masked(answers, type);
        for (var field : type.definition().fields()) {
            var answer = answers.get(field.key());
            if (answer != null && field.kind() == FieldKind.UNIT) {
                var id = new UnitId(UUID.fromString(answer));
                put(shown, field.key(), units.namesOf(zone, List.of(id)).get(id));
            } else if (answer != null && field.kind() == FieldKind.PERSON) {
                var id = new PersonId(UUID.fromString(answer));
                put(shown, field.key(), people.of(zone, List.of(id)).get(id));
            }
        }
        return shown;
    }

    static Map<String, String> masked(Map<String, String> answers, SubjectType type) {
        var masked = new LinkedHashMap<>(answers);
        type.definition().fields().stream()
                .filter(FieldDefinition::isPersonal)
                .forEach(field -> masked.computeIfPresent(field.key(), (key, value) -> PersonalData.mask(value)));
        return masked;
    }

    private static List<UnitId> present(@Nullable UnitId... units) {
        var present = new ArrayList<UnitId>();
        for (var unit : units) {
            if (unit != null) {
                present.add(unit);
            }
        }
        return present;
    }

    private static @Nullable String named(Map<UnitId, String> names, @Nullable UnitId unit) {
        return unit == null ? null : names.get(unit);
    }

    private static void put(Map<String, String> words, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            words.put(key, value);
        }
    }
}
