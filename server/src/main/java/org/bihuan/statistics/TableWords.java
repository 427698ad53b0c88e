package org.bihuan.statistics;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Texts;
import org.jspecify.annotations.Nullable;

/** The words of an exported table, from {@code statistics-export*.properties}; Chinese unless English is asked for. */
final class TableWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessZone.SHANGHAI);

    private final ResourceBundle texts;
    private final Definitions definitions;
    private final boolean english;

    TableWords(@Nullable String language, Definitions definitions) {
        this.english = "en".equals(language);
        this.texts = Texts.of("statistics-export", language);
        this.definitions = definitions;
    }

    boolean english() {
        return english;
    }

    String sheet() {
        return texts.getString("sheet");
    }

    String total() {
        return texts.getString("total");
    }

    String nobody() {
        return texts.getString("nobody");
    }

    String by(GroupBy groupBy) {
        return texts.getString("by." + groupBy);
    }

    String source(String code) {
        return texts.getString("source." + code);
    }

    String subtotal(@Nullable String kind) {
        return texts.getString("subtotal").formatted(texts.getString("kind." + kind));
    }

    /** Name and unit of measure. */
    String head(FigureCode figure) {
        return name(figure) + "（" + texts.getString("unit." + figure.unitOfMeasure()) + "）";
    }

    String definition(FigureCode figure) {
        var definition = definitions.of(figure);
        return name(figure) + texts.getString("colon") + (english ? definition.en() : definition.zh());
    }

    String moments(Instant asAt, Instant knownAt) {
        return texts.getString("asAt").formatted(MINUTE.format(asAt), MINUTE.format(knownAt));
    }

    String period(Period period) {
        return texts.getString("period").formatted(period.from(), period.to());
    }

    private String name(FigureCode figure) {
        var definition = definitions.of(figure);
        return english ? definition.nameEn() : definition.nameZh();
    }
}
