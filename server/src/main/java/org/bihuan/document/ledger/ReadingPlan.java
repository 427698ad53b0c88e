package org.bihuan.document.ledger;

import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.layout.ContentProfile;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.document.ledger.layout.HeaderLayout;
import org.bihuan.document.ledger.layout.SheetFacts;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about a sheet: header, facts, and which column (by index) fills which field (by
 * key). Columns not mapped are kept as text beside the row.
 */
public record ReadingPlan(
        HeaderLayout layout,
        SheetFacts facts,
        FieldCatalogue catalogue,
        Map<Integer, String> mapping,
        Map<Integer, ContentProfile> profiles) {

    public ReadingPlan {
        mapping = Map.copyOf(mapping);
        for (var key : mapping.values()) {
            if (catalogue.field(key).isEmpty()) {
                throw new IllegalStateException("no field " + key + " in the catalogue");
            }
        }
    }

    /** The plan the survey proposes: every guess taken. */
    public static ReadingPlan proposed(SheetSurvey survey, FieldCatalogue catalogue) {
        var layout = survey.layout();
        if (layout == null) {
            throw new IllegalStateException("sheet " + survey.info().name() + " has no header");
        }
        var mapping = new java.util.HashMap<Integer, String>();
        survey.guesses().forEach(guess -> {
            if (guess.field() != null) {
                mapping.put(guess.column(), guess.field());
            }
        });
        return new ReadingPlan(layout, survey.facts(), catalogue, mapping, survey.profiles());
    }

    public ReadingPlan mappedBy(Map<Integer, String> other) {
        return new ReadingPlan(layout, facts, catalogue, other, profiles);
    }

    /** The column that fills a field, or null when none does. */
    public @Nullable Integer columnOf(String field) {
        for (var entry : mapping.entrySet()) {
            if (entry.getValue().equals(field)) {
                return entry.getKey();
            }
        }
        return null;
    }

    List<CellValue> sample(int column) {
        var profile = profiles.get(column);
        return profile == null ? List.of() : profile.sample();
    }
}
