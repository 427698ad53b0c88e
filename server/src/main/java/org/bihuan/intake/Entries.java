package org.bihuan.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.cell.WordReaders;
import org.bihuan.matter.LedgerEntry;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterFacts;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.Responsibility;
import org.bihuan.matter.Severity;
import org.bihuan.matter.Slot;
import org.bihuan.matter.Source;
import org.bihuan.matter.SourceKind;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** What a row of a batch says about a matter, and how it differs from what it said before. */
final class Entries {

    /** The unit named first leads, any further one in the same cell supports it. */
    static final String LEAD = "leadUnit";

    private final MatterType type;
    private final String ledgerTitle;
    private final UnitNames units;
    private final UUID batch;
    private final RowConditions conditions;
    private final LocalDate today;

    Entries(MatterType type, String ledgerTitle, UnitNames units, BatchId batch, LocalDate today) {
        this.type = type;
        this.conditions = new RowConditions(type, Catalogues.forType(type));
        this.today = today;
        this.ledgerTitle = ledgerTitle;
        this.units = units;
        this.batch = batch.value();
    }

    LedgerEntry of(StoredRow row, Viewer viewer) {
        var lead = unit(row, LEAD);
        var done = done(row);
        return new LedgerEntry(
                type.code(),
                facts(row),
                responsibilities(row, lead, viewer),
                lead,
                row.value("responsibleName"),
                NumberClashes.number(row),
                date(row, "dueOn"),
                done ? 100 : percent(row),
                done,
                done ? date(row, "doneOn") : null);
    }

    /** The content to compare the next version of the ledger with. */
    static Map<String, String> content(StoredRow row) {
        var content = new LinkedHashMap<String, String>();
        row.cells().forEach((field, cell) -> {
            if (cell.value() != null && !field.equals("serial")) {
                content.put(field, cell.value());
            }
        });
        return content;
    }

    static Map<String, MatterEvent.Change> changes(Map<String, String> before, StoredRow row) {
        var now = content(row);
        var changes = new LinkedHashMap<String, MatterEvent.Change>();
        var fields = new java.util.LinkedHashSet<>(now.keySet());
        fields.addAll(before.keySet());
        for (var field : fields) {
            if (!Objects.equals(before.get(field), now.get(field))) {
                changes.put(field, new MatterEvent.Change(before.get(field), now.get(field)));
            }
        }
        return changes;
    }

    /** Said to be finished: by yes, by 100 %, or by the words of the progress. */
    static boolean done(StoredRow row) {
        if (row.cells().containsKey("done")) {
            return "true".equals(row.value("done"));
        }
        if (row.cells().containsKey("percent")) {
            return percent(row) == 100;
        }
        var words = row.value("progressText");
        return words != null && Boolean.TRUE.equals(WordReaders.yesNo(CellValue.words(words)));
    }

    static int percent(StoredRow row) {
        var percent = row.value("percent");
        return percent == null
                ? 0
                : new BigDecimal(percent).setScale(0, RoundingMode.DOWN).intValueExact();
    }

    private MatterFacts facts(StoredRow row) {
        var severity = row.value("severity");
        var requirement = row.value("requirement");
        return new MatterFacts(
                Objects.requireNonNullElse(row.value("title"), ""),
                requirement == null ? "" : requirement,
                type.definition().graded() ? severity == null ? Severity.GENERAL : Severity.valueOf(severity) : null,
                false,
                new Source(SourceKind.LEDGER, source(row), batch),
                row.value("place"),
                row.value("subjectName"),
                row.value("subjectCode"),
                conditions.counted(row, today));
    }

    /** Where it comes from; a number that another matter bears is kept here. */
    private String source(StoredRow row) {
        var source = Objects.requireNonNullElse(row.value("sourceText"), ledgerTitle);
        var given = row.value(NumberClashes.FIELD);
        return given == null || NumberClashes.number(row) != null ? source : source + "（原编号：" + given + "）";
    }

    private List<Responsibility> responsibilities(StoredRow row, @Nullable UnitId lead, Viewer viewer) {
        var all = new ArrayList<Responsibility>();
        named(all, Slot.SPONSORING_LEADER, row.value("sponsoringLeader"), null);
        if (viewer.unit() != null) {
            all.add(Responsibility.of(Slot.ASSIGNING_UNIT, viewer.unit()));
        }
        add(all, Slot.LEAD_UNIT, lead);
        var supporting = RowReading.names(row.value(LEAD)).stream().skip(1);
        for (var name : Stream.concat(supporting, RowReading.names(row.value("supportingUnits")).stream())
                .toList()) {
            var unit = known(name);
            if (unit != null && !unit.equals(lead)) {
                add(all, Slot.SUPPORTING_UNIT, unit);
            }
        }
        add(all, Slot.TERRITORIAL_UNIT, unit(row, "territorialUnit"));
        add(all, Slot.REGULATORY_UNIT, unit(row, "regulatoryUnit"));
        named(all, Slot.RESPONSIBLE_PERSON, row.value("responsibleName"), row.value("responsiblePhone"));
        return all.stream().distinct().toList();
    }

    private static void add(List<Responsibility> all, Slot slot, @Nullable UnitId unit) {
        if (unit != null) {
            all.add(Responsibility.of(slot, unit));
        }
    }

    private static void named(List<Responsibility> all, Slot slot, @Nullable String name, @Nullable String phone) {
        if (name != null) {
            all.add(Responsibility.named(slot, name, phone));
        }
    }

    private @Nullable UnitId unit(StoredRow row, String field) {
        var names = RowReading.names(row.value(field));
        return names.isEmpty() ? null : known(names.getFirst());
    }

    private @Nullable UnitId known(String name) {
        return units.meaningOf(name) instanceof UnitNames.Meaning.Known(var unit) ? unit : null;
    }

    private static @Nullable LocalDate date(StoredRow row, String field) {
        var date = row.value(field);
        return date == null ? null : LocalDate.parse(date);
    }
}
