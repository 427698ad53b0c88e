package org.bihuan.document.ledger.layout;

import java.util.List;
import org.bihuan.document.ledger.cell.FieldKind;

/**
 * A field that a ledger may fill. Labels serve the screens; {@code synonyms} are the header words offices
 * use for it, best first. {@code maxLength} counts characters of a text.
 */
public record Field(
        String key, String zh, String en, FieldKind kind, List<String> synonyms, boolean required, int maxLength) {

    public static Field of(String key, String zh, String en, FieldKind kind, String... synonyms) {
        return new Field(key, zh, en, kind, List.of(synonyms), false, 2_000);
    }

    public Field needed() {
        return new Field(key, zh, en, kind, synonyms, true, maxLength);
    }

    public Field upTo(int characters) {
        return new Field(key, zh, en, kind, synonyms, required, characters);
    }
}
