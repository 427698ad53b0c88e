package org.bihuan.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.cell.ColumnReader;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.matter.MatterTypes;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.organisation.Units;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Correcting rows on the screen: one cell, one row left out, one name learned for all, new numbers. */
@Service
public class RowActs {

    private static final int AT_ONCE = 500;

    private final BatchRepository batches;
    private final RowRepository rows;
    private final RowRevision revision;
    private final MatterTypes types;
    private final UnitDirectory directory;
    private final Units units;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RowActs(
            BatchRepository batches,
            RowRepository rows,
            RowRevision revision,
            MatterTypes types,
            UnitDirectory directory,
            Units units,
            Clock clock,
            ApplicationEventPublisher events) {
        this.batches = batches;
        this.rows = rows;
        this.revision = revision;
        this.types = types;
        this.directory = directory;
        this.units = units;
        this.clock = clock;
        this.events = events;
    }

    /** Puts another text into a cell and reads the row again; the file itself is not changed. */
    @Transactional
    public void correct(Viewer viewer, BatchId id, String rowNumber, String fieldKey, String text) {
        var batch = open(viewer, id);
        var row = open(viewer, id, rowNumber);
        var plan = Objects.requireNonNull(batch.plan());
        var type = types.last(viewer.zone(), plan.typeCode());
        var catalogue = Catalogues.forType(type);
        var field = catalogue.field(fieldKey).orElseThrow(RowActs::noField);
        int column = plan.mapping().entrySet().stream()
                .filter(entry -> entry.getValue().equals(fieldKey))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(RowActs::noField);
        var cell = reader(batch, plan, field).read(new CellAddress(row.number(), column), CellValue.words(text));
        var reading = new RowReading(type, catalogue, directory.names(viewer.zone()), BusinessZone.today(clock));
        save(viewer, batch, row, reading.corrected(row, fieldKey, cell));
        acted(viewer, "intake.correct", id, Map.of("row", rowNumber, "field", fieldKey));
    }

    private static ColumnReader reader(Batch batch, Plan plan, Field field) {
        var sheet = batch.survey().sheet(plan.sheet());
        var reference = sheet == null ? LocalDate.EPOCH : sheet.reference();
        var year = plan.year();
        var context =
                new ColumnReader.Context("", "", List.of(), year == null ? reference : reference.withYear(year), false);
        return ColumnReader.of(field.kind(), field.required(), field.maxLength(), context);
    }

    /** Leaves a row out, or takes it back in. */
    @Transactional
    public void exclude(Viewer viewer, BatchId id, String rowNumber, boolean excluded) {
        var batch = open(viewer, id);
        var row = open(viewer, id, rowNumber);
        var now = excluded
                ? row.in(RowState.EXCLUDED)
                : RowReading.tried(row).in(RowState.READY).settled();
        save(viewer, batch, row, now);
        acted(viewer, "intake.exclude", id, Map.of("row", rowNumber, "excluded", excluded));
    }

    /** Remembers for good that this name means this unit, and looks all faulty rows up again. */
    @Transactional
    public void learn(Viewer viewer, BatchId id, String name, UnitId unit) {
        var batch = open(viewer, id);
        units.learn(viewer, unit, name);
        var plan = Objects.requireNonNull(batch.plan());
        var type = types.last(viewer.zone(), plan.typeCode());
        var catalogue = Catalogues.forType(type);
        var reading = new RowReading(type, catalogue, directory.names(viewer.zone()), BusinessZone.today(clock));
        int after = 0;
        while (true) {
            var faulty = rows.after(viewer.zone(), id, RowState.FAULTY, after, AT_ONCE);
            if (faulty.isEmpty()) {
                return;
            }
            after = faulty.getLast().number();
            var again = new ArrayList<StoredRow>();
            for (var row : faulty) {
                var now = reading.lookedUpAgain(row);
                if (!now.equals(row)) {
                    again.add(now);
                }
            }
            revision.keep(viewer, batch, again, Set.of());
        }
    }

    /** Gives the row, or all rows whose number clashes, a new number; the given one goes into the source. */
    @Transactional
    public void renumber(Viewer viewer, BatchId id, @Nullable Integer rowNumber) {
        var batch = open(viewer, id);
        int renumbered = 0;
        int after = rowNumber == null ? 0 : rowNumber - 1;
        while (true) {
            var faulty = rows.after(viewer.zone(), id, RowState.FAULTY, after, rowNumber == null ? AT_ONCE : 1);
            if (faulty.isEmpty()) {
                break;
            }
            after = faulty.getLast().number();
            var clashing = faulty.stream()
                    .filter(row -> rowNumber == null || row.number() == rowNumber)
                    .filter(NumberClashes::clashes)
                    .toList();
            renumbered += clashing.size();
            revision.keep(
                    viewer,
                    batch,
                    clashing.stream().map(NumberClashes::renewed).toList(),
                    clashing.stream()
                            .map(NumberClashes::number)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            if (rowNumber != null) {
                break;
            }
        }
        if (renumbered == 0) {
            throw Problem.conflict("INTAKE-NO-NUMBER-CLASHES", "没有编号冲突的行，请刷新后再看。");
        }
        acted(viewer, "intake.renumber", id, Map.of("rows", renumbered));
    }

    private void save(Viewer viewer, Batch batch, StoredRow before, StoredRow now) {
        var numbers = Stream.of(before, now)
                .map(NumberClashes::number)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        revision.keep(viewer, batch, List.of(now), numbers);
    }

    private Batch open(Viewer viewer, BatchId id) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var batch = batches.mustHold(viewer, id);
        if (batch.state() != BatchState.CHECKED && batch.state() != BatchState.COMMITTED) {
            throw Problem.conflict("INTAKE-NOT-CHECKED", "该批次尚未读取完成或已撤回，不能更正。");
        }
        return batch;
    }

    private StoredRow open(Viewer viewer, BatchId id, String rowNumber) {
        var row = rows.find(viewer.zone(), id, RowList.number(rowNumber)).orElseThrow(RowList::missing);
        if (row.state() == RowState.DONE) {
            throw Problem.conflict("INTAKE-ROW-DONE", "该行已导入，请到事项中修改。");
        }
        return row;
    }

    private static Problem noField() {
        return Problem.field("field", "INTAKE-FIELD-UNMAPPED", "该字段没有对应的列。");
    }

    private void acted(Viewer viewer, String act, BatchId id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "intake-batch", id.value(), facts));
    }
}
