package org.bihuan.bulletin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a paper says; editable while it is a draft. {@code {{OVERDUE}}} in any text stands for a figure, a line
 * {@code {{table:ranking}}} for a table.
 *
 * @param addressees as printed; blank: the names of the units it is addressed to
 * @param text one paragraph a line; levels are told from 一、（一）1.（1）
 */
public record PaperContent(
        @NotBlank @Size(min = 2, max = 200) String title,
        @NotBlank @Size(max = 60) String letterhead,
        @NotNull @Size(max = 500) String addressees,
        @NotNull @Size(max = 20_000) String text,
        @NotNull @Size(max = 40) List<@NotNull @Valid SheetRow> sheet,
        @NotNull @Size(max = 5) List<@NotNull @Valid PaperTable> tables,
        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 200) String> attachments,
        @NotNull @Size(max = 60) String signature,
        @NotNull @Size(max = 200) String note,
        @NotNull @Size(max = 300) String copies,
        @NotNull @Size(max = 60) String printedBy) {

    public PaperContent {
        sheet = List.copyOf(sheet);
        tables = List.copyOf(tables);
        attachments = List.copyOf(attachments);
    }

    /**
     * One row of a sheet: a field over the whole width, or two beside each other.
     *
     * @param lines at least so many lines high
     */
    public record SheetRow(
            @NotBlank @Size(max = 20) String label,
            @NotNull @Size(max = 4_000) String text,
            @Nullable @Size(max = 20) String label2,
            @Nullable @Size(max = 500) String text2,
            @Min(1) @Max(12) int lines) {

        static SheetRow of(String label, String text, int lines) {
            return new SheetRow(label, text, null, null, lines);
        }

        static SheetRow of(String label, String text, String label2, String text2) {
            return new SheetRow(label, text, label2, text2, 1);
        }
    }

    /** @param widths shares of the page's width, one for each column */
    public record PaperTable(
            @NotBlank @Pattern(regexp = "[a-z]{2,20}") String key,
            @NotNull @Size(max = 100) String caption,
            @NotNull @Size(min = 1, max = 12) List<@NotNull @Size(max = 40) String> head,
            @NotNull @Size(min = 1, max = 12) List<@Min(1) @Max(100) Integer> widths,
            @NotNull @Size(max = 200) List<@NotNull @Size(max = 12) List<@NotNull @Size(max = 400) String>> rows) {

        public PaperTable {
            head = List.copyOf(head);
            widths = List.copyOf(widths);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Every piece of text a figure may stand in. */
    Stream<String> pieces() {
        return Stream.concat(
                Stream.concat(Stream.of(title), text.lines()),
                Stream.concat(
                        sheet.stream().map(SheetRow::text),
                        tables.stream().flatMap(table -> table.rows().stream().flatMap(List::stream))));
    }
}
