package org.bihuan.goal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.document.ledger.LedgerReader;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.LedgerSurveyor;
import org.bihuan.document.ledger.ReadingPlan;
import org.bihuan.document.ledger.RowSink;
import org.bihuan.document.ledger.SkippedRow;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.book.LedgerProblem;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a goal's spreadsheet with the engine that reads ledgers: merged heads and works, dates as offices write them,
 * units by any of their names. Says of every cell what was understood and writes nothing.
 */
@Service
public class GoalSheets {

    /** Goals may come several in a sheet, each with {@value GoalPlan#MOST_ITEMS} items. */
    private static final int MOST_ROWS = 2_000;

    private static final LedgerLimits LIMITS =
            new LedgerLimits(10L << 20, 10L << 20, 500, 200L << 20, 200, MOST_ROWS + 200, 100, 4_000);

    private final GoalRepository goals;
    private final UnitDirectory units;
    private final Clock clock;

    GoalSheets(GoalRepository goals, UnitDirectory units, Clock clock) {
        this.goals = goals;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Refuses with a {@code LEDGER-…} problem what is no office file, and with {@code GOAL-SHEET-…} what is no list of
     * works and measures.
     *
     * @param goal the goal it is read into; its rows are found again by work and measure
     */
    @Transactional(readOnly = true)
    public GoalUpload read(Viewer viewer, @Nullable UUID goal, String name, InputStream content) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var before = goal == null
                ? null
                : goals.find(viewer.zone(), goal)
                        .map(GoalRepository.Stored::plan)
                        .orElse(null);
        try {
            var copy = Files.createTempFile("goal-", ".bin");
            try {
                receive(content, copy);
                try (var book = LedgerBook.open(copy, name, LIMITS)) {
                    return read(viewer, before, book);
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void receive(InputStream content, Path copy) throws IOException {
        try (var out = Files.newOutputStream(copy)) {
            var bytes = content.readNBytes((int) LIMITS.bytes() + 1);
            if (bytes.length > LIMITS.bytes()) {
                throw LedgerProblem.tooBig(LIMITS.bytes() >> 20);
            }
            out.write(bytes);
        }
    }

    private GoalUpload read(Viewer viewer, @Nullable GoalPlan before, LedgerBook book) {
        var survey = new LedgerSurveyor(GoalSheetFields.CATALOGUE, BusinessZone.today(clock))
                .survey(book)
                .proposed()
                .orElseThrow(GoalSheets::noTable);
        var plan = ReadingPlan.proposed(survey, GoalSheetFields.CATALOGUE);
        if (plan.columnOf(GoalSheetFields.WORK) == null || plan.columnOf(GoalSheetFields.MEASURE) == null) {
            throw noTable();
        }
        var rows = rows(book, plan);
        var reading = new GoalReading(units.names(viewer.zone()), before);
        rows.forEach(reading::take);
        return reading.upload(survey.info().name(), columns(plan));
    }

    private static List<LedgerRow> rows(LedgerBook book, ReadingPlan plan) {
        var rows = new ArrayList<LedgerRow>();
        new LedgerReader(book, plan)
                .read(
                        new RowSink() {
                            @Override
                            public void row(LedgerRow row) {
                                rows.add(row);
                            }

                            @Override
                            public void skipped(SkippedRow row) {
                                // Titles repeated, sums and blanks.
                            }
                        },
                        (done, all) -> rows.size() <= MOST_ROWS);
        if (rows.isEmpty()) {
            throw Problem.fields("GOAL-SHEET-EMPTY", "表头下面没有内容，请填写后再上传。", List.of());
        }
        if (rows.size() > MOST_ROWS) {
            throw LedgerProblem.tooManyRows(MOST_ROWS);
        }
        return rows;
    }

    private static List<GoalUpload.Column> columns(ReadingPlan plan) {
        return plan.layout().columns().stream()
                .map(column -> new GoalUpload.Column(
                        column.letters(), column.joined(), plan.mapping().get(column.index())))
                .toList();
    }

    private static Problem noTable() {
        return Problem.fields("GOAL-SHEET-NO-TABLE", "没有找到含“重点工作”和“具体措施”两列的表，请核对表头后再上传，或先导出一份目标作为样表。", List.of());
    }
}
