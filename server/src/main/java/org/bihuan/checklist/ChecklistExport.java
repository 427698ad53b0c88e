package org.bihuan.checklist;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.document.ledger.write.TableHead;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.form.FormList;
import org.bihuan.form.FormVersion;
import org.bihuan.form.Question;
import org.bihuan.form.Severity;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The check items of a published version as a spreadsheet, in the columns it is read by. */
@Service
public class ChecklistExport {

    private static final Map<String, Integer> WIDTHS = Map.of(
            "serial",
            6,
            ChecklistFields.SECTION,
            18,
            ChecklistFields.ITEM,
            46,
            ChecklistFields.CLAUSE,
            32,
            ChecklistFields.CRITERION,
            32,
            ChecklistFields.SEVERITY,
            10,
            ChecklistFields.MEASURE,
            32,
            ChecklistFields.LIMIT,
            12,
            ChecklistFields.POINTS,
            8);

    private final FormList forms;
    private final ApplicationEventPublisher events;

    ChecklistExport(FormList forms, ApplicationEventPublisher events) {
        this.forms = forms;
        this.events = events;
    }

    /** What is to be written; refused before the file begins. */
    @Transactional
    public FormVersion version(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.LEDGER_EXPORT);
        var version = forms.version(viewer, id);
        events.publishEvent(new Acted(viewer, "checklist.export", "form-version", id, Map.of("code", version.code())));
        return version;
    }

    public void write(FormVersion version, OutputStream out) {
        var fields = ChecklistFields.CATALOGUE.fields();
        var columns = fields.stream().map(ChecklistExport::column).toList();
        var head = new TableHead(version.sketch().name(), List.of());
        int serial = 0;
        try (var table = TableWriter.xlsx(out, "检查表", head, columns)) {
            for (var section : version.sketch().sections()) {
                for (var question : section.questions()) {
                    if (question.check() != null) {
                        serial++;
                        table.row(cells(serial, section.title(), question));
                    }
                }
            }
        }
    }

    private static TableColumn column(Field field) {
        var kind = field.key().equals("serial") || field.key().equals(ChecklistFields.POINTS)
                ? TableColumn.Kind.NUMBER
                : TableColumn.Kind.TEXT;
        return new TableColumn(field.zh(), kind, WIDTHS.getOrDefault(field.key(), 16));
    }

    private static List<CellValue> cells(int serial, String section, Question question) {
        var check = question.check();
        var cells = new ArrayList<CellValue>();
        cells.add(number(BigDecimal.valueOf(serial)));
        cells.add(text(section));
        cells.add(text(question.field().label()));
        cells.add(text(check == null ? null : check.clause()));
        cells.add(text(check == null ? null : check.criterion()));
        cells.add(text(check != null && check.severity() == Severity.MAJOR ? "重大" : "一般"));
        cells.add(text(check == null ? null : check.measure()));
        cells.add(text(
                check == null || check.limitDays() == null
                        ? null
                        : check.limitDays().toString()));
        cells.add(check == null || check.points() == null ? CellValue.BLANK : number(check.points()));
        return cells;
    }

    private static CellValue text(@Nullable String value) {
        return value == null || value.isEmpty() ? CellValue.BLANK : CellValue.words(value);
    }

    private static CellValue number(BigDecimal value) {
        return new CellValue.Amount(value, false);
    }
}
