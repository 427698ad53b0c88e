package org.bihuan.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.document.ledger.LedgerSurvey;
import org.bihuan.document.ledger.SheetSurvey;
import org.bihuan.document.ledger.layout.ColumnGuess;
import org.bihuan.document.ledger.layout.HeaderColumn;
import org.bihuan.document.ledger.layout.HeaderLayout;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file, as the wizard shows it: the sheets, and for each table its header with the reasons, the
 * facts above it and the proposed field of each column with samples.
 */
public record SurveySnapshot(
        String format, String typeCode, int proposedSheet, boolean remembered, List<Sheet> sheets) {

    private static final int SAMPLES = 3;
    private static final int SAMPLE_LENGTH = 40;

    /** @param role LEDGER, HIDDEN_LEDGER, NO_TABLE or EMPTY */
    public record Sheet(
            int index,
            String name,
            String role,
            int rows,
            @Nullable String title,
            @Nullable String reportingUnit,
            @Nullable LocalDate reportedOn,
            LocalDate reference,
            String yearSource,
            @Nullable Header header,
            List<Column> columns) {

        private Sheet mapped(Map<Integer, String> mapping) {
            var known = columns.stream()
                    .map(column -> column.filling(mapping.get(column.index())))
                    .toList();
            return new Sheet(
                    index, name, role, rows, title, reportingUnit, reportedOn, reference, yearSource, header, known);
        }
    }

    public record Header(
            int firstRow, int lastRow, double confidence, String fingerprint, List<HeaderLayout.Reason> reasons) {}

    /** @param field proposed, absent when nothing fits */
    public record Column(
            int index,
            String letters,
            List<String> path,
            boolean hidden,
            List<String> samples,
            @Nullable String field,
            double confidence,
            String reason) {

        /** Says why only where somebody chose otherwise than would be proposed. */
        private Column filling(@Nullable String chosen) {
            return Objects.equals(chosen, field)
                    ? this
                    : new Column(index, letters, path, hidden, samples, chosen, 1, "REMEMBERED");
        }
    }

    static SurveySnapshot of(LedgerSurvey survey, String typeCode) {
        int proposed = survey.proposed().map(sheet -> sheet.info().index()).orElse(-1);
        return new SurveySnapshot(
                survey.format().name(),
                typeCode,
                proposed,
                false,
                survey.sheets().stream().map(SurveySnapshot::sheet).toList());
    }

    /** The same file with the proposed sheet mapped as it was the last time this layout came in. */
    SurveySnapshot rememberedAs(String type, Map<Integer, String> mapping) {
        var known = sheets.stream()
                .map(sheet -> sheet.index() == proposedSheet ? sheet.mapped(mapping) : sheet)
                .toList();
        return new SurveySnapshot(format, type, proposedSheet, true, known);
    }

    /** The same file with one sheet looked at again. */
    SurveySnapshot with(String type, SheetSurvey again) {
        var replaced = sheets.stream()
                .map(sheet -> sheet.index() == again.info().index() ? sheet(again) : sheet)
                .toList();
        return new SurveySnapshot(format, type, again.info().index(), remembered, replaced);
    }

    @Nullable
    Sheet sheet(int index) {
        return sheets.stream()
                .filter(sheet -> sheet.index() == index)
                .findFirst()
                .orElse(null);
    }

    private static Sheet sheet(SheetSurvey survey) {
        var layout = survey.layout();
        var facts = survey.facts();
        return new Sheet(
                survey.info().index(),
                survey.info().name(),
                survey.role().name(),
                survey.shape().rows(),
                facts.title().isBlank() ? null : facts.title(),
                facts.reportingUnit(),
                facts.reportedOn(),
                facts.reference(),
                facts.source().name(),
                layout == null
                        ? null
                        : new Header(
                                layout.firstRow(),
                                layout.lastRow(),
                                layout.confidence(),
                                layout.fingerprint(),
                                layout.reasons()),
                layout == null
                        ? List.of()
                        : layout.columns().stream()
                                .map(column -> column(column, survey))
                                .toList());
    }

    private static Column column(HeaderColumn column, SheetSurvey survey) {
        var profile = survey.profiles().get(column.index());
        var samples = profile == null
                ? List.<String>of()
                : profile.sample().stream()
                        .map(value -> value.shown().strip())
                        .distinct()
                        .limit(SAMPLES)
                        .map(text -> text.length() > SAMPLE_LENGTH ? text.substring(0, SAMPLE_LENGTH) + "…" : text)
                        .toList();
        var guess = survey.guesses().stream()
                .filter(each -> each.column() == column.index())
                .findFirst()
                .orElse(new ColumnGuess(column.index(), null, 0, "NONE", ""));
        return new Column(
                column.index(),
                column.letters(),
                column.path(),
                column.hidden(),
                samples,
                guess.field(),
                guess.confidence(),
                guess.reason());
    }
}
