package org.bihuan.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bihuan.document.ledger.LedgerReader;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.LedgerSurveyor;
import org.bihuan.document.ledger.RowSink;
import org.bihuan.document.ledger.SkippedRow;
import org.bihuan.matter.MatterTypes;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a whole ledger into the rows of its batch, in the background: a few hundred rows per transaction, with
 * progress, until the end or until somebody cancels.
 */
@Service
class IntakeWork {

    static final int CHUNK = 500;
    private static final int MOST_SKIPPED = 200;

    private final BatchRepository batches;
    private final RowRepository rows;
    private final BatchFiles files;
    private final MatterTypes types;
    private final UnitDirectory units;
    private final NumberClashes clashes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakeWork(
            BatchRepository batches,
            RowRepository rows,
            BatchFiles files,
            MatterTypes types,
            UnitDirectory units,
            NumberClashes clashes,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.files = files;
        this.types = types;
        this.units = units;
        this.clashes = clashes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads the file of a batch in state CHECKING; ends in CHECKED, or back in UPLOADED with the reason and no row. */
    void check(ZoneKey zone, BatchId id, Supplier<Viewer> who) {
        var batch = transaction.execute(status -> batches.find(zone, id).orElseThrow());
        if (batch.state() != BatchState.CHECKING) {
            return;
        }
        var why = Attempt.at(id, () -> read(zone, batch, who));
        transaction.executeWithoutResult(status -> {
            if (why != null) {
                rows.deleteAll(zone, id);
            }
            batches.finished(zone, id, null, why);
            batches.move(zone, id, BatchState.CHECKING, why == null ? BatchState.CHECKED : BatchState.UPLOADED);
        });
    }

    private void read(ZoneKey zone, Batch batch, Supplier<Viewer> who) {
        var plan = Objects.requireNonNull(batch.plan());
        var ledgerKey = Objects.requireNonNull(batch.ledgerKey());
        transaction.executeWithoutResult(status -> rows.deleteAll(zone, batch.id()));
        var viewer = who.get();
        var type = Objects.requireNonNull(transaction.execute(status -> types.last(zone, plan.typeCode())));
        var catalogue = Catalogues.forType(type);
        var reading = new RowReading(type, catalogue, units.names(zone), BusinessZone.today(clock));
        var copy = Objects.requireNonNull(transaction.execute(status -> files.fetch(zone, batch.id())));
        try (var source = SourceFile.open(copy, batch.fileName())) {
            var surveyor = new LedgerSurveyor(catalogue, BusinessZone.today(clock));
            var reader = new LedgerReader(source.book(), source.plan(plan, catalogue, surveyor));
            var sink = new Chunks(viewer, batch.id(), ledgerKey, reading);
            var summary = reader.read(sink, (read, total) -> batches.progress(zone, batch.id(), read, total));
            if (summary.cancelled()) {
                throw new Cancelled();
            }
            sink.flush();
            transaction.executeWithoutResult(
                    status -> batches.checked(zone, batch.id(), summary.rows(), summary.lastDataRow(), sink.skipped));
        }
    }

    /** Collects rows and writes them some hundred at a time, compared with the ledger's last version. */
    private final class Chunks implements RowSink {

        private final Viewer viewer;
        private final BatchId batch;
        private final String ledgerKey;
        private final RowReading reading;
        private final List<StoredRow> waiting = new ArrayList<>();
        private final List<SkippedRow> skipped = new ArrayList<>();

        private Chunks(Viewer viewer, BatchId batch, String ledgerKey, RowReading reading) {
            this.viewer = viewer;
            this.batch = batch;
            this.ledgerKey = ledgerKey;
            this.reading = reading;
        }

        @Override
        public void row(LedgerRow row) {
            waiting.add(reading.read(row));
            if (waiting.size() >= CHUNK) {
                flush();
            }
        }

        @Override
        public void skipped(SkippedRow row) {
            if (skipped.size() < MOST_SKIPPED) {
                skipped.add(row);
            }
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                var zone = viewer.zone();
                transaction.executeWithoutResult(status ->
                        rows.insert(zone, batch, clashes.marked(viewer, batch, compared(zone, ledgerKey, waiting))));
                waiting.clear();
            }
        }
    }

    /** Says for each row what it will do: new, changed against the last version, or the same. */
    List<StoredRow> compared(ZoneKey zone, String ledgerKey, List<StoredRow> read) {
        var known =
                rows.entries(zone, ledgerKey, read.stream().map(StoredRow::key).toList());
        return read.stream().map(row -> compared(row, known)).toList();
    }

    private static StoredRow compared(StoredRow row, Map<String, RowRepository.Entry> known) {
        var entry = known.get(row.key());
        if (entry == null) {
            return row.facing(RowOutcome.NEW, Map.of(), null, null, null);
        }
        var changes = Entries.changes(entry.content(), row);
        return row.facing(
                changes.isEmpty() ? RowOutcome.SAME : RowOutcome.CHANGED,
                changes,
                entry.matter(),
                entry.matterNumber(),
                entry.matterVersion());
    }
}
