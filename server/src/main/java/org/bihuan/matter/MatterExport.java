package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.Calendars;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the ledger out exactly as it is seen (导出): the same conditions, order and columns, all pages, row by row, so
 * that a large zone needs no more memory than a small one. {@code MATTER-EXPORT-TOO-LARGE} past {@value #MOST} rows.
 */
@Service
public class MatterExport {

    public static final int MOST = 200_000;

    private static final int AT_ONCE = 500;
    private static final int MOST_COLUMNS = 40;

    public enum Format {
        xlsx,
        csv
    }

    /** @param columns keys of the columns on the screen, in their order */
    public record Wish(
            Format format,
            List<String> columns,
            String sort,
            @Nullable String language) {}

    /** Where the file goes; asked for only once nothing can be refused any more. */
    public interface Target {
        OutputStream open() throws java.io.IOException;
    }

    private final DSLContext sql;
    private final MatterTypes types;
    private final Calendars calendars;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MatterExport(
            DSLContext sql, MatterTypes types, Calendars calendars, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.types = types;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void write(Viewer viewer, MatterFilter filter, Wish wish, Target target) throws java.io.IOException {
        viewer.mustHave(Permit.MATTER_READ);
        viewer.mustHave(Permit.LEDGER_EXPORT);
        var columns = columns(wish);
        var order = MatterList.sorting(wish.sort());
        var now = clock.instant();
        var where = filter.condition(viewer, now);
        int total = sql.fetchCount(MATTER_, where);
        if (total > MOST) {
            throw Problem.conflict("MATTER-EXPORT-TOO-LARGE", "一次最多导出 200,000 条，请增加条件后再导出。")
                    .with("total", total);
        }
        events.publishEvent(new Acted(
                viewer,
                "matter.export",
                "ledger",
                null,
                Map.of("rows", total, "format", wish.format().name())));
        var calendar = calendars.of(viewer.zone());
        var words = new ExportWords(wish.language(), types.latest(viewer.zone()));
        var rows = sql.select(MatterList.columns(now))
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .orderBy(order, MATTER_.ID.desc())
                .limit(MOST)
                .fetchSize(AT_ONCE);
        try (var table = table(wish, columns, words, target.open());
                var cursor = rows.fetchLazy()) {
            for (var record : cursor) {
                table.row(cells(columns, MatterList.row(record, now, calendar), words));
            }
        }
    }

    private static List<ExportColumn> columns(Wish wish) {
        if (wish.columns().isEmpty() || wish.columns().size() > MOST_COLUMNS) {
            throw Problem.invalid("MATTER-COLUMN-UNKNOWN", "请至少选择一列，再导出。");
        }
        return wish.columns().stream().map(ExportColumn::of).distinct().toList();
    }

    private static TableWriter table(Wish wish, List<ExportColumn> columns, ExportWords words, OutputStream out) {
        var head =
                columns.stream().flatMap(column -> column.head(words).stream()).toList();
        return switch (wish.format()) {
            case xlsx -> TableWriter.xlsx(out, words.sheet(), head);
            case csv -> TableWriter.csv(out, head);
        };
    }

    private static List<CellValue> cells(List<ExportColumn> columns, MatterList.Row row, ExportWords words) {
        var cells = new ArrayList<CellValue>();
        columns.forEach(column -> cells.addAll(column.cells(row, words)));
        return cells;
    }
}
