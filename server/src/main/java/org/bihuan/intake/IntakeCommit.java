package org.bihuan.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterIntake;
import org.bihuan.matter.MatterTypes;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns the ready rows of a batch into matters, in the background. ATOMIC does it in one transaction, BY_ROW some hundred
 * rows at a time. Begun twice, it goes on where it stopped: what is done is not ready any more.
 */
@Service
class IntakeCommit {

    private final BatchRepository batches;
    private final RowRepository rows;
    private final MatterIntake matters;
    private final MatterTypes types;
    private final UnitDirectory units;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakeCommit(
            BatchRepository batches,
            RowRepository rows,
            MatterIntake matters,
            MatterTypes types,
            UnitDirectory units,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.matters = matters;
        this.types = types;
        this.units = units;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Commits a batch in state COMMITTING. Ends in COMMITTED when at least one of its rows is in, else back in CHECKED;
     * with the reason and how many rows came in when it ended early.
     *
     * @param who resolves whoever asked for it, with the rights they have now
     */
    void commit(ZoneKey zone, BatchId id, Supplier<Viewer> who) {
        var batch = Objects.requireNonNull(
                transaction.execute(status -> batches.find(zone, id).orElseThrow()));
        if (batch.state() != BatchState.COMMITTING) {
            return;
        }
        var why = Attempt.at(id, () -> {
            var work = Objects.requireNonNull(transaction.execute(status -> begin(zone, batch, who.get())));
            if (batch.mode() == CommitMode.ATOMIC) {
                transaction.executeWithoutResult(status -> work.all(true));
            } else {
                work.all(false);
            }
        });
        transaction.executeWithoutResult(status -> end(zone, batch, why));
    }

    private void end(ZoneKey zone, Batch batch, Batch.@Nullable Trouble why) {
        int left = rows.count(zone, batch.id(), RowState.READY);
        boolean some = rows.count(zone, batch.id(), RowState.DONE) > 0;
        batches.finished(
                zone,
                batch.id(),
                some ? clock.instant() : null,
                why == null ? null : why.counting(batch.total() - left, left));
        batches.move(zone, batch.id(), BatchState.COMMITTING, some ? BatchState.COMMITTED : BatchState.CHECKED);
    }

    private Work begin(ZoneKey zone, Batch batch, Viewer viewer) {
        var plan = Objects.requireNonNull(batch.plan());
        var names = units.names(zone);
        var entries = new Entries(types.current(zone, plan.typeCode()), title(batch, plan), names, batch.id());
        return new Work(zone, batch, viewer, entries);
    }

    private static String title(Batch batch, Plan plan) {
        var sheet = batch.survey().sheet(plan.sheet());
        return sheet == null || sheet.title() == null ? batch.fileName() : sheet.title();
    }

    private final class Work {

        private final ZoneKey zone;
        private final Batch batch;
        private final Viewer viewer;
        private final Entries entries;

        private Work(ZoneKey zone, Batch batch, Viewer viewer, Entries entries) {
            this.zone = zone;
            this.batch = batch;
            this.viewer = viewer;
            this.entries = entries;
        }

        private void all(boolean joined) {
            int after = 0;
            int done = batch.total() - left();
            while (true) {
                int from = after;
                var last = joined ? chunk(from) : transaction.execute(status -> chunk(from));
                if (last == null) {
                    return;
                }
                after = last.number();
                done += last.count();
                if (!batches.progress(zone, batch.id(), done, Math.max(done, batch.total()))) {
                    throw new Cancelled();
                }
            }
        }

        /** Begun again after a kill, part of the rows may be in. */
        private int left() {
            return Objects.requireNonNull(transaction.execute(status -> rows.count(zone, batch.id(), RowState.READY)));
        }

        private record Step(int number, int count) {}

        private @Nullable Step chunk(int after) {
            var ready = rows.after(zone, batch.id(), RowState.READY, after, IntakeWork.CHUNK);
            if (ready.isEmpty()) {
                return null;
            }
            var known = rows.entries(
                    zone,
                    Objects.requireNonNull(batch.ledgerKey()),
                    ready.stream().map(StoredRow::key).toList());
            var finished = new ArrayList<StoredRow>();
            var kept = new ArrayList<RowRepository.Entry>();
            takeIn(ready.stream().filter(row -> !known.containsKey(row.key())).toList(), finished, kept);
            update(ready, known, finished, kept);
            rows.settle(zone, finished);
            rows.keep(zone, Objects.requireNonNull(batch.ledgerKey()), kept);
            return new Step(ready.getLast().number(), ready.size());
        }

        private void takeIn(List<StoredRow> fresh, List<StoredRow> finished, List<RowRepository.Entry> kept) {
            if (fresh.isEmpty()) {
                return;
            }
            var taken = matters.takeIn(
                    viewer, fresh.stream().map(row -> entries.of(row, viewer)).toList());
            for (int at = 0; at < fresh.size(); at++) {
                var row = fresh.get(at);
                var matter = taken.get(at);
                finished.add(row.in(RowState.DONE)
                        .facing(RowOutcome.TAKEN, Map.of(), matter.id().value(), matter.number(), matter.version()));
                kept.add(entry(row, row.key(), matter));
            }
        }

        /** Rows that came in before: compared here, brought up to date all at once. */
        private void update(
                List<StoredRow> ready,
                Map<String, RowRepository.Entry> known,
                List<StoredRow> finished,
                List<RowRepository.Entry> kept) {
            var changed = new ArrayList<StoredRow>();
            var newer = new ArrayList<MatterIntake.Newer>();
            for (var row : ready) {
                var entry = known.get(row.key());
                if (entry == null) {
                    continue;
                }
                if (Entries.changes(entry.content(), row).isEmpty()) {
                    finished.add(done(row, RowOutcome.UNCHANGED, Map.of(), taken(entry)));
                } else {
                    changed.add(row);
                    newer.add(new MatterIntake.Newer(taken(entry), entries.of(row, viewer)));
                }
            }
            if (changed.isEmpty()) {
                return;
            }
            var updates = matters.update(viewer, newer);
            for (int at = 0; at < updates.size(); at++) {
                var row = changed.get(at);
                var entry = Objects.requireNonNull(known.get(row.key()));
                settle(row, entry, updates.get(at), finished, kept);
            }
        }

        private void settle(
                StoredRow row,
                RowRepository.Entry entry,
                MatterIntake.Update update,
                List<StoredRow> finished,
                List<RowRepository.Entry> kept) {
            var changes = Entries.changes(entry.content(), row);
            var taken = taken(entry);
            switch (update) {
                case MatterIntake.Update.Kept() -> finished.add(done(row, RowOutcome.KEPT, changes, taken));
                case MatterIntake.Update.Unchanged() -> {
                    finished.add(done(row, RowOutcome.UNCHANGED, changes, taken));
                    kept.add(entry(row, entry.rowKey(), taken));
                }
                case MatterIntake.Update.Changed(var ignored, int version) -> {
                    var now = new MatterIntake.Taken(taken.id(), taken.number(), version);
                    finished.add(done(row, RowOutcome.UPDATED, changes, now));
                    kept.add(entry(row, entry.rowKey(), now));
                }
            }
        }

        private static MatterIntake.Taken taken(RowRepository.Entry entry) {
            return new MatterIntake.Taken(new MatterId(entry.matter()), entry.matterNumber(), entry.matterVersion());
        }

        private StoredRow done(
                StoredRow row,
                RowOutcome outcome,
                Map<String, org.bihuan.matter.MatterEvent.Change> changes,
                MatterIntake.Taken taken) {
            return row.in(RowState.DONE).facing(outcome, changes, taken.id().value(), taken.number(), taken.version());
        }

        private RowRepository.Entry entry(StoredRow row, String key, MatterIntake.Taken taken) {
            return new RowRepository.Entry(
                    key,
                    RowReading.correctedKey(row),
                    taken.id().value(),
                    taken.number(),
                    taken.version(),
                    batch.id().value(),
                    Entries.content(row));
        }
    }
}
