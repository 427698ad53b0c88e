package org.bihuan.matter;

import java.util.List;
import java.util.ResourceBundle;
import org.bihuan.shared.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The words of an exported file. A file leaves the house, so unlike an answer to the screen it cannot carry codes; the
 * texts stand in {@code matter-export*.properties}, Chinese unless English is asked for.
 */
final class ExportWords {

    private final ResourceBundle texts;
    private final boolean english;
    private final List<MatterType> types;

    ExportWords(@Nullable String language, List<MatterType> types) {
        this.english = "en".equals(language);
        this.texts = Texts.of("matter-export", language);
        this.types = types;
    }

    String sheet() {
        return texts.getString("sheet");
    }

    String column(String key) {
        return texts.getString("column." + key);
    }

    String light(MatterList.Row row) {
        return switch (row.state().kind()) {
            case DRAFT, PAUSED, CANCELLED -> state(row.state());
            case OPEN -> texts.getString("light." + row.light().name());
            case CLOSED -> texts.getString("light.done");
        };
    }

    String type(MatterList.Row row) {
        var name = types.stream()
                .filter(type -> type.code().equals(row.typeCode()))
                .findFirst()
                .map(type -> english ? type.nameEn() : type.name())
                .orElse(row.typeCode());
        var severity = row.severity();
        return severity == null ? name : name + " · " + texts.getString("severity." + severity.name());
    }

    String step(MatterList.Row row) {
        var state = state(row.state());
        return row.round() > 1 ? state + " · " + texts.getString("round").formatted(row.round()) : state;
    }

    String source(MatterList.Row row) {
        var kind = texts.getString("source." + row.sourceKind().name());
        return row.sourceText() == null ? kind : kind + " · " + row.sourceText();
    }

    private String state(MatterState state) {
        return texts.getString("state." + state.name());
    }
}
