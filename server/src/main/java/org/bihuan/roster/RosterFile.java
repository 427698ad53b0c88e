package org.bihuan.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.book.LedgerProblem;
import org.bihuan.document.ledger.book.MergedRows;
import org.bihuan.document.ledger.book.RowCursor;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.shared.PlainText;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** An uploaded roster, read into lines. Columns are found by their headings, in any order; others are left aside. */
record RosterFile(String sha256, List<Line> lines) {

    static final int MOST_ROWS = 5_000;

    private static final int HEADER_DEPTH = 20;
    private static final LedgerLimits LIMITS =
            new LedgerLimits(10L << 20, 10L << 20, 500, 200L << 20, 200, MOST_ROWS + HEADER_DEPTH + 1_000, 200, 4_000);

    RosterFile {
        lines = List.copyOf(lines);
    }

    /** Refuses with a {@code LEDGER-…} problem what is no office file, with {@code ROSTER-…} what is no roster. */
    static RosterFile read(RosterKind kind, InputStream content) {
        try {
            var copy = Files.createTempFile("roster-", ".bin");
            try {
                var sha256 = receive(content, copy);
                try (var book = LedgerBook.open(copy, kind.title(), LIMITS)) {
                    return new RosterFile(sha256, lines(book, kind));
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String receive(InputStream content, Path copy) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(content, digest);
                    var out = Files.newOutputStream(copy)) {
                var bytes = in.readNBytes((int) LIMITS.bytes() + 1);
                if (bytes.length > LIMITS.bytes()) {
                    throw LedgerProblem.tooBig(LIMITS.bytes() >> 20);
                }
                out.write(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Line> lines(LedgerBook book, RosterKind kind) {
        for (var sheet : book.sheets()) {
            if (!sheet.hidden()) {
                var shape = book.shape(sheet.index());
                try (var rows = new MergedRows(book.rows(sheet.index()), shape.merges())) {
                    var columns = header(rows, kind);
                    if (columns != null) {
                        return lines(rows, columns);
                    }
                }
            }
        }
        throw Problem.fields("ROSTER-NO-HEADER", "没有找到" + kind.title() + "的表头，请下载模板，按模板填写后再导入。", List.of());
    }

    /** Leaves the cursor behind the header; null when the sheet has none. */
    private static @Nullable Map<RosterColumn, Integer> header(RowCursor rows, RosterKind kind) {
        int seen = 0;
        for (var row = rows.next(); row != null && seen++ < HEADER_DEPTH; row = rows.next()) {
            var columns = columns(row, kind);
            if (kind.columns().stream().filter(RosterColumn::required).allMatch(columns::containsKey)) {
                return columns;
            }
        }
        return null;
    }

    private static Map<RosterColumn, Integer> columns(SheetRow row, RosterKind kind) {
        var columns = new EnumMap<RosterColumn, Integer>(RosterColumn.class);
        for (int at = 0; at < row.cells().size(); at++) {
            var heading = PlainText.compact(row.cell(at).shown()).replace("*", "");
            for (var column : kind.columns()) {
                if (column.heading().equals(heading)) {
                    columns.putIfAbsent(column, at);
                }
            }
        }
        return columns;
    }

    private static List<Line> lines(RowCursor rows, Map<RosterColumn, Integer> columns) {
        var lines = new ArrayList<Line>();
        for (var row = rows.next(); row != null; row = rows.next()) {
            var line = new Line(row, columns);
            if (!line.blank()) {
                lines.add(line);
            }
            if (lines.size() > MOST_ROWS) {
                throw Problem.fields("ROSTER-TOO-MANY-ROWS", "一份名册最多 " + MOST_ROWS + " 行，请拆分后再导入。", List.of());
            }
        }
        if (lines.isEmpty()) {
            throw Problem.fields("ROSTER-EMPTY", "表头下面没有内容，请填写后再导入。", List.of());
        }
        return lines;
    }
}
