package org.bihuan.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterIntake;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes ready rows of one batch in, some at a time. Every act joins the caller's transaction and holds the ledger until
 * it ends, so that another batch of the same ledger sees what this one brought.
 */
final class Taking {

    /** How far it came: the last row's number, and how many rows were settled. */
    record Step(int number, int count) {}

    private final RowRepository rows;
    private final NumberClashes clashes;
    private final MatterIntake matters;
    private final Batch batch;
    private final Viewer viewer;
    private final Entries entries;
    private final ZoneKey zone;
    private final String ledgerKey;

    Taking(
            RowRepository rows,
            NumberClashes clashes,
            MatterIntake matters,
            Batch batch,
            Viewer viewer,
            Entries entries) {
        this.rows = rows;
        this.clashes = clashes;
        this.matters = matters;
        this.batch = batch;
        this.viewer = viewer;
        this.entries = entries;
        this.zone = viewer.zone();
        this.ledgerKey = Objects.requireNonNull(batch.ledgerKey());
    }

    ZoneKey zone() {
        return zone;
    }

    /** New numbers are to lie behind those that rows of this batch bring, in whichever order the rows stand. */
    void reserveNumbers() {
        var given = rows.givenNumbers(zone, batch.id());
        if (!given.isEmpty() && given.size() < rows.count(zone, batch.id(), RowState.READY)) {
            matters.reserve(zone, given);
        }
    }

    /**
     * Takes in the next ready rows behind a row; null when there are none.
     *
     * @param whole a number that cannot be borne refuses all ({@code INTAKE-NUMBERS-CLASH}), else only its row
     */
    @Nullable
    Step next(int after, int limit, boolean whole) {
        rows.hold(zone, ledgerKey);
        var ready = rows.after(zone, batch.id(), RowState.READY, after, limit);
        if (ready.isEmpty()) {
            return null;
        }
        var known =
                rows.entries(zone, ledgerKey, ready.stream().map(StoredRow::key).toList());
        var fresh = clashes.marked(
                viewer,
                batch.id(),
                ready.stream()
                        .filter(row -> !known.containsKey(row.key()))
                        .map(StoredRow::anew)
                        .toList());
        var bad = fresh.stream().filter(StoredRow::faulty).toList();
        if (whole && !bad.isEmpty()) {
            throw Problem.conflict("INTAKE-NUMBERS-CLASH", "有的编号已被使用或重复，整表没有导入。请更正标出的编号，或另编新号后再导入。");
        }
        rows.update(zone, batch.id(), bad);
        var finished = new ArrayList<StoredRow>();
        var kept = new ArrayList<RowRepository.Entry>();
        takeIn(fresh.stream().filter(row -> !row.faulty()).toList(), finished, kept);
        update(ready, known, finished, kept);
        rows.settle(zone, finished);
        rows.keep(zone, ledgerKey, kept);
        return new Step(ready.getLast().number(), ready.size());
    }

    /** Marks the ready rows behind a row whose number cannot be borne. */
    @Nullable
    Step markClashes(int after, int limit) {
        var ready = rows.after(zone, batch.id(), RowState.READY, after, limit);
        if (ready.isEmpty()) {
            return null;
        }
        rows.update(
                zone,
                batch.id(),
                clashes.marked(viewer, batch.id(), ready).stream()
                        .filter(StoredRow::faulty)
                        .toList());
        return new Step(ready.getLast().number(), ready.size());
    }

    /** The number of a row that somebody else took between the look and the writing. */
    static Problem numberTaken() {
        return Problem.conflict("INTAKE-NUMBER-TAKEN", "编号刚被他人使用，请更正编号后再导入这一行。");
    }

    /** Keeps the reason with a row that was refused; correcting any of its cells lets it be tried again. */
    void refuse(StoredRow row, Problem why) {
        var field = row.cells().containsKey("title")
                ? "title"
                : row.cells().keySet().iterator().next();
        var cell = Objects.requireNonNull(row.cells().get(field));
        var refused = cell.with(IssueCode.ROW_REFUSED, why.detail());
        rows.update(zone, batch.id(), List.of(row.with(field, refused).settled()));
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
            finished.add(done(row, RowOutcome.TAKEN, Map.of(), matter));
            kept.add(entry(row, row.key(), "", matter));
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
                kept.add(entry(row, entry.rowKey(), entry.correctedKey(), taken));
            }
            case MatterIntake.Update.Changed(var ignored, int version) -> {
                var now = new MatterIntake.Taken(taken.id(), taken.number(), version);
                finished.add(done(row, RowOutcome.UPDATED, changes, now));
                kept.add(entry(row, entry.rowKey(), entry.correctedKey(), now));
            }
        }
    }

    private static MatterIntake.Taken taken(RowRepository.Entry entry) {
        return new MatterIntake.Taken(new MatterId(entry.matter()), entry.matterNumber(), entry.matterVersion());
    }

    private static StoredRow done(
            StoredRow row, RowOutcome outcome, Map<String, MatterEvent.Change> changes, MatterIntake.Taken taken) {
        return row.in(RowState.DONE).facing(outcome, changes, taken.id().value(), taken.number(), taken.version());
    }

    /** An original that comes in again does not make the corrected ledger unknown. */
    private RowRepository.Entry entry(StoredRow row, String key, String correctedBefore, MatterIntake.Taken taken) {
        var corrected = RowReading.correctedKey(row, key);
        return new RowRepository.Entry(
                key,
                corrected.isEmpty() ? correctedBefore : corrected,
                taken.id().value(),
                taken.number(),
                taken.version(),
                batch.id().value(),
                Entries.content(row));
    }
}
