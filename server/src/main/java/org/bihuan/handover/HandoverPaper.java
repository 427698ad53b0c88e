package org.bihuan.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Texts;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The hand-over list on paper (交接清单): every item with whom it goes to, notes, and when each side confirmed. */
@Service
public class HandoverPaper {

    /** Where the file goes; asked for only once nothing can be refused any more. */
    public interface Target {
        OutputStream open() throws IOException;
    }

    private final HandoverShow show;
    private final HandoverNews news;
    private final TransactionTemplate transaction;

    HandoverPaper(HandoverShow show, HandoverNews news, TransactionTemplate transaction) {
        this.show = show;
        this.news = news;
        this.transaction = transaction;
    }

    private record Read(HandoverShow.File file, List<HandoverShow.Line> lines) {}

    /** Reads all of it first: a slow receiver holds no transaction open. */
    public void write(Viewer viewer, UUID id, @Nullable String language, Target target) throws IOException {
        var read = Objects.requireNonNull(transaction.execute(begun -> read(viewer, id)));
        var words = Texts.of("handover-paper", language);
        try (var table = TableWriter.xlsx(target.open(), words.getString("sheet"), columns(words))) {
            int number = 0;
            for (var line : read.lines()) {
                table.row(cells(++number, line, words));
            }
            for (var note : confirmations(read.file(), words)) {
                table.row(note);
            }
        }
    }

    private Read read(Viewer viewer, UUID id) {
        var file = show.file(viewer, id);
        news.acted(viewer, HandoverActs.EXPORT, id, Map.of());
        return new Read(file, show.lines(viewer, id));
    }

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
