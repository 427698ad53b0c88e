package org.bihuan.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hand-over list on paper (交接清单): every item with whom it goes to, notes, and when each side confirmed. */
@Service
public class HandoverPaper {

    private static final int AT_ONCE = 200;

    /** Where the file goes; asked for only once nothing can be refused any more. */
    public interface Target {
        OutputStream open() throws IOException;
    }

    private final HandoverShow show;
    private final HandoverNews news;

    HandoverPaper(HandoverShow show, HandoverNews news) {
        this.show = show;
        this.news = news;
    }

    @Transactional
    public void write(Viewer viewer, UUID id, @Nullable String language, Target target) throws IOException {
        var file = show.file(viewer, id);
        news.acted(viewer, HandoverActs.EXPORT, id, Map.of());
        var words = ResourceBundle.getBundle(
                "handover-paper", "en".equals(language) ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
        try (var table = TableWriter.xlsx(target.open(), words.getString("sheet"), columns(words))) {
            int number = 0;
            for (int page = 1; ; page++) {
                var lines = show.items(viewer, id, null, new PageRequest(page, AT_ONCE));
                for (var line : lines.items()) {
                    table.row(cells(++number, line, words));
                }
                if (page * (long) AT_ONCE >= lines.total()) {
                    break;
                }
            }
            for (var note : confirmations(file, words)) {
                table.row(note);
            }
        }
    }

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static List<TableColumn> columns(ResourceBundle words) {
        return List.of(
                column(words, "line", TableColumn.Kind.TEXT, 6),
                column(words, "kind", TableColumn.Kind.TEXT, 10),
                column(words, "number", TableColumn.Kind.TEXT, 18),
                column(words, "title", TableColumn.Kind.TEXT, 48),
                column(words, "charges", TableColumn.Kind.TEXT, 18),
                column(words, "dueOn", TableColumn.Kind.TEXT, 12),
                column(words, "taker", TableColumn.Kind.TEXT, 12),
                column(words, "note", TableColumn.Kind.TEXT, 24),
                column(words, "outcome", TableColumn.Kind.TEXT, 14));
    }

    private static TableColumn column(ResourceBundle words, String key, TableColumn.Kind kind, int width) {
        return new TableColumn(words.getString(key), kind, width);
    }

    private static List<CellValue> cells(int number, HandoverShow.Line line, ResourceBundle words) {
        var outcome = line.outcome();
        return List.of(
                text(String.valueOf(number)),
                text(words.getString("kind." + line.kind())),
                text(line.number()),
                text(line.title()),
                text(line.charges().stream()
                        .sorted()
                        .map(charge -> words.getString("charge." + charge))
                        .collect(Collectors.joining(words.getString("comma")))),
                text(line.dueOn() == null ? null : line.dueOn().toString()),
                text(line.kept() ? words.getString("kept") : line.takerName()),
                text(line.refusal() == null ? line.note() : line.refusal()),
                text(
                        outcome == null
                                ? null
                                : words.getString("outcome." + outcome)
                                        + (line.added() ? words.getString("added") : "")));
    }

    /** Who confirmed what and when, below the items. */
    private static List<List<CellValue>> confirmations(HandoverShow.File file, ResourceBundle words) {
        var head = file.head();
        var rows = new java.util.ArrayList<List<CellValue>>();
        rows.add(List.of(text(null)));
        rows.add(signed(words.getString("giver"), head.giver(), file.offeredAt()));
        if (head.standIn() != null) {
            rows.add(signed(words.getString("standIn"), head.standIn() + " " + file.standInReason(), file.offeredAt()));
        }
        file.takers().forEach(each -> rows.add(signed(words.getString("taker"), each.name(), each.confirmedAt())));
        rows.add(signed(
                words.getString("effective"),
                head.effectiveOn() == null ? "" : head.effectiveOn().toString(),
                head.effectiveAt()));
        return rows;
    }

    private static List<CellValue> signed(String what, String who, java.time.@Nullable Instant at) {
        return List.of(
                text(null),
                text(what),
                text(who),
                text(
                        at == null
                                ? null
                                : at.atZone(BusinessZone.SHANGHAI)
                                        .toLocalDateTime()
                                        .withNano(0)
                                        .toString()
                                        .replace('T', ' ')));
    }

    private static CellValue text(@Nullable String text) {
        return text == null || text.isEmpty() ? CellValue.BLANK : new CellValue.Words(text);
    }
}
