package org.bihuan.matter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.form.FieldDefinition;
import org.bihuan.shared.PersonalData;

/** What of a matter's facts is personal data: telephone numbers, and the fields its type marks so. */
final class PersonalFacts {

    private PersonalFacts() {}

    static Map<String, String> masked(MatterType type, Map<String, String> fields) {
        var masked = new HashMap<>(fields);
        of(type).forEach(key -> masked.computeIfPresent(key, (any, value) -> PersonalData.mask(value)));
        return masked;
    }

    /** Keys of the fields. */
    static List<String> of(MatterType type) {
        return type.definition().fields().stream()
                .filter(FieldDefinition::isPersonal)
                .map(FieldDefinition::key)
                .toList();
    }

    static List<MatterShow.Responsible> masked(List<MatterShow.Responsible> responsible) {
        return responsible.stream()
                .map(each -> new MatterShow.Responsible(
                        each.slot(), each.unit(), each.person(), each.personName(), PersonalData.masked(each.phone())))
                .toList();
    }
}
