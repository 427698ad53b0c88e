package org.bihuan.calendar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a file of days off and make-up days: JSON {@code {papers, days:[{date,isOffDay,name}]}}, or a sheet
 * (.xlsx, .xls, .csv in UTF-8 or GB18030) with the columns 日期, 安排 (休 or 班), 名称. At most 1 MB and 1000 rows.
 */
@Component
class DayFile {

    static final int MOST_BYTES = 1_000_000;
    private static final int MOST_ROWS = 1000;

    /** What was read: good days, and the rows that are not. */
    record Read(String source, List<SpecialDay> days, List<UploadedDays.RowError> errors) {}

    private final JsonMapper json;

    DayFile(JsonMapper json) {
        this.json = json;
    }

    Read read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw Problem.tooLarge("CALENDAR-FILE-TOO-LARGE", "文件超过 1 MB，请只上传一个年度的安排。");
        }
        if (startsWith(file, "PK") || startsWith(file, "\u00d0\u00cf\u0011\u00e0")) {
            return sheet(workbookRows(file));
        }
        var text = text(file);
        return text.stripLeading().startsWith("{") ? json(text) : sheet(csvRows(text));
    }

    private Read json(String text) {
        try {
            var root = json.readTree(text);
            var rows = new DayRows();
            int number = 0;
            for (var day : root.path("days")) {
                number++;
                if (number > MOST_ROWS) {
                    throw tooManyRows();
                }
                rows.add(
                        number,
                        day.path("date").asString(""),
                        arrangement(day.path("isOffDay")),
                        day.path("name").asString(""));
            }
            return rows.read(source(root.path("papers")));
        } catch (JacksonException broken) {
            throw unreadable();
        }
    }

    private static String arrangement(JsonNode off) {
        return off.isBoolean() ? off.booleanValue() ? "休" : "班" : "";
    }

    private static String source(JsonNode papers) {
        var first = papers.path(0).asString("");
        return first.startsWith("https://") || first.startsWith("http://") ? first : "";
    }

    private static Read sheet(List<List<String>> lines) {
        var rows = new DayRows();
        for (int i = 0; i < lines.size(); i++) {
            var cells = lines.get(i);
            var date = cell(cells, 0);
            if (date.isEmpty() || DayRows.isHeading(date)) {
                continue;
            }
            rows.add(i + 1, date, cell(cells, 1), cell(cells, 2));
        }
        return rows.read("");
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? cells.get(at).strip() : "";
    }

    private static List<List<String>> csvRows(String text) {
        var lines = text.lines().limit(MOST_ROWS + 1L).toList();
        if (lines.size() > MOST_ROWS) {
            throw tooManyRows();
        }
        return lines.stream()
                .map(line -> List.of(line.replace("\"", "").split("[,;\t，]", 4)))
                .toList();
    }

    private static List<List<String>> workbookRows(byte[] file) {
        try {
            return DayWorkbook.rows(file, MOST_ROWS);
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // POI tells a damaged file by a dozen unrelated exceptions.
            throw unreadable();
        }
    }

    private static boolean startsWith(byte[] file, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= bytes.length && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
    }

    private static String text(byte[] file) {
        var text = decoded(file, StandardCharsets.UTF_8);
        if (text == null) {
            text = decoded(file, Charset.forName("GB18030"));
        }
        if (text == null) {
            throw unreadable();
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static @Nullable String decoded(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException otherCharset) {
            return null;
        }
    }

    private static Problem unreadable() {
        return Problem.field("file", "CALENDAR-FILE-UNREADABLE", "读不懂这个文件。请上传 JSON，或含“日期、安排、名称”三列的 Excel、CSV。");
    }

    private static Problem tooManyRows() {
        return Problem.tooLarge("CALENDAR-FILE-TOO-LARGE", "超过 1000 行，请只上传一个年度的安排。");
    }
}
