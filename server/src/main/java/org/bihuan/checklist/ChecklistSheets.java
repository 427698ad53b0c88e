package org.bihuan.checklist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.document.ledger.LedgerReader;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.LedgerSurveyor;
import org.bihuan.document.ledger.ReadingPlan;
import org.bihuan.document.ledger.RowSink;
import org.bihuan.document.ledger.SkippedRow;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.book.LedgerProblem;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Service;

/**
 * Reads a checklist with the engine that reads ledgers: titles above the head, merged sections, any order of columns.
 * Says of every cell what was understood and writes nothing.
 */
@Service
public class ChecklistSheets {

    static final int MOST_ROWS = 400;
    private static final int LONGEST_NAME = 100;
    private static final LedgerLimits LIMITS =
            new LedgerLimits(10L << 20, 10L << 20, 500, 200L << 20, 200, MOST_ROWS + 200, 100, 4_000);

    private final Clock clock;

    ChecklistSheets(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refuses with a {@code LEDGER-…} problem what is no office file, and with {@code CHECKLIST-SHEET-…} what is no
     * checklist.
     */
    public ChecklistUpload read(Viewer viewer, String name, InputStream content) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        try {
            var copy = Files.createTempFile("checklist-", ".bin");
            try {
                receive(content, copy);
                try (var book = LedgerBook.open(copy, name, LIMITS)) {
                    return read(title(name), book);
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

    private static String title(String file) {
        var plain = file.replaceFirst("\\.[A-Za-z]{3,4}$", "")
                .replaceAll("[\\p{Cntrl}/\\\\]", "")
                .strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

    private ChecklistUpload read(String title, LedgerBook book) {
        var survey = new LedgerSurveyor(ChecklistFields.CATALOGUE, BusinessZone.today(clock))
                .survey(book)
                .proposed()
                .orElseThrow(ChecklistSheets::noTable);
        var plan = ReadingPlan.proposed(survey, ChecklistFields.CATALOGUE);
        boolean itemized = plan.columnOf(ChecklistFields.ITEM) != null;
        boolean headed = plan.columnOf(ChecklistFields.SECTION) != null;
        if (!itemized && !headed) {
            throw noTable();
        }
        var reading = new ChecklistReading(itemized && headed);
        rows(book, plan).forEach(reading::take);
        var columns = plan.layout().columns().stream()
                .map(column -> new ChecklistUpload.Column(
                        column.letters(), column.joined(), plan.mapping().get(column.index())))
                .toList();
        return reading.upload(survey.info().name(), title, columns);
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
            throw Problem.fields("CHECKLIST-SHEET-EMPTY", "表头下面没有内容，请填写后再上传。", List.of());
        }
        if (rows.size() > MOST_ROWS) {
            throw LedgerProblem.tooManyRows(MOST_ROWS);
        }
        return rows;
    }

    private static Problem noTable() {
        return Problem.fields("CHECKLIST-SHEET-NO-TABLE", "没有找到含“检查内容”一列的表，请核对表头后再上传，或先导出一份检查表作为样表。", List.of());
    }
}
