package org.bihuan.matter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.form.FieldDefinition;
import org.bihuan.shared.PersonalData;
import org.jspecify.annotations.Nullable;

/** What of a matter's facts is personal data: telephone numbers, the fields its type marks so, and numbers inside texts. */
final class PersonalFacts {

    private PersonalFacts() {}

    static Map<String, String> masked(MatterType type, Map<String, String> fields) {
        var masked = new HashMap<>(fields);
        masked.replaceAll((key, value) -> PersonalData.inText(value));
        of(type).forEach(key -> masked.computeIfPresent(
                key, (any, value) -> PersonalData.mask(Objects.requireNonNull(fields.get(key)))));
        return masked;
    }

    static @Nullable String text(@Nullable String text) {
        return text == null ? null : PersonalData.inText(text);
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
