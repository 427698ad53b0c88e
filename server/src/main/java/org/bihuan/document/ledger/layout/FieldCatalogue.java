package org.bihuan.document.ledger.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that a kind of ledger may fill, supplied by whoever takes the rows in. */
public record FieldCatalogue(List<Field> fields) {

    public FieldCatalogue {
        fields = List.copyOf(fields);
        Map<String, Field> byKey = new LinkedHashMap<>();
        fields.forEach(field -> {
            if (byKey.put(field.key(), field) != null) {
                throw new IllegalStateException("two fields named " + field.key());
            }
        });
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
