package org.bihuan.intake;

import java.time.Clock;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.bihuan.matter.MatterIntake;
import org.bihuan.matter.MatterTypes;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns the ready rows of a batch into matters, in the background. ATOMIC does it in one transaction, BY_ROW some hundred
 * rows at a time, and one by one where such a chunk is refused. Begun twice, it goes on where it stopped: what is done is not ready any more.
 */
@Service
class IntakeCommit {

    private final BatchRepository batches;
    private final RowRepository rows;
    private final MatterIntake matters;
    private final MatterTypes types;
    private final UnitDirectory units;
    private final NumberClashes clashes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakeCommit(
            BatchRepository batches,
            RowRepository rows,
            MatterIntake matters,
            MatterTypes types,
            UnitDirectory units,
            NumberClashes clashes,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.matters = matters;
        this.types = types;
        this.units = units;
        this.clashes = clashes;
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
            var taking = Objects.requireNonNull(transaction.execute(status -> begin(zone, batch, who.get())));
            if (batch.mode() == CommitMode.ATOMIC) {
                whole(batch, taking);
            } else {
                byRow(batch, taking);
            }
        });
        transaction.executeWithoutResult(status -> end(zone, batch, why));
    }

    private Taking begin(ZoneKey zone, Batch batch, Viewer viewer) {
        var plan = Objects.requireNonNull(batch.plan());
        var names = units.names(zone);
        var entries = new Entries(
                types.last(zone, plan.typeCode()), title(batch, plan), names, batch.id(), BusinessZone.today(clock));
        var taking = new Taking(rows, clashes, matters, batch, viewer, entries);
        taking.reserveNumbers();
        return taking;
    }

    private static String title(Batch batch, Plan plan) {
        var sheet = batch.survey().sheet(plan.sheet());
        return sheet == null || sheet.title() == null ? batch.fileName() : sheet.title();
    }

    private void whole(Batch batch, Taking taking) {
        try {
            transaction.executeWithoutResult(
                    status -> progressing(taking.zone(), batch, after -> taking.next(after, IntakeWork.CHUNK, true)));
        } catch (Problem refused) {
            if (refused.code().equals("INTAKE-NUMBERS-CLASH")) {
                progressing(
                        taking.zone(),
                        batch,
                        after -> transaction.execute(status -> taking.markClashes(after, IntakeWork.CHUNK)));
            }
            throw refused;
        }
    }

    private void byRow(Batch batch, Taking taking) {
        progressing(taking.zone(), batch, after -> {
            try {
                return transaction.execute(status -> taking.next(after, IntakeWork.CHUNK, false));
            } catch (Problem refused) {
                mustBeAboutARow(refused);
                return oneByOne(batch, taking, after);
            } catch (DuplicateKeyException takenMeanwhile) {
                return oneByOne(batch, taking, after);
            }
        });
    }

    /** The rows of a chunk that was refused: all come in but the refused ones, which keep the reason. */
    private Taking.@Nullable Step oneByOne(Batch batch, Taking taking, int after) {
        var zone = taking.zone();
        var ready = Objects.requireNonNull(
                transaction.execute(status -> rows.after(zone, batch.id(), RowState.READY, after, IntakeWork.CHUNK)));
        for (var row : ready) {
            try {
                transaction.executeWithoutResult(status -> taking.next(row.number() - 1, 1, false));
            } catch (Problem refused) {
                mustBeAboutARow(refused);
                transaction.executeWithoutResult(status -> taking.refuse(row, refused));
            } catch (DuplicateKeyException takenJustNow) {
                transaction.executeWithoutResult(status -> taking.refuse(row, Taking.numberTaken()));
            }
        }
        return ready.isEmpty() ? null : new Taking.Step(ready.getLast().number(), ready.size());
    }

    /** Who has lost the right to import has lost it for every row. */
    private static void mustBeAboutARow(Problem refused) {
        if (refused.status() == 403) {
            throw refused;
        }
    }

    /** Steps until there is nothing left, telling how far it has come. */
    private void progressing(ZoneKey zone, Batch batch, IntFunction<Taking.@Nullable Step> step) {
        int done = batch.total() - left(zone, batch);
        for (var now = step.apply(0); now != null; now = step.apply(now.number())) {
            done += now.count();
            if (!batches.progress(zone, batch.id(), done, Math.max(done, batch.total()))) {
                throw new Cancelled();
            }
        }
    }

    /** Begun again after a kill, part of the rows may be in. */
    private int left(ZoneKey zone, Batch batch) {
        return Objects.requireNonNull(transaction.execute(status -> rows.count(zone, batch.id(), RowState.READY)));
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
}
