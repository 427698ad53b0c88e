package org.bihuan.document.official;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An official paper as it is to be set.
 *
 * @param letterhead the issuing name in red (发文机关标志)
 * @param number absent before the issue; the place stays empty
 * @param addressees without the colon; empty for a paper to everybody
 * @param signature who signs (发文机关署名); empty: none
 * @param note in brackets below the date (附注); empty: none
 * @param copies to whom it is copied (抄送); empty: none
 * @param printedBy who prints it (印发机关); empty: no colophon
 */
public record OfficialPaper(
        Format format,
        String letterhead,
        @Nullable String number,
        String title,
        String addressees,
        List<Block> body,
        List<String> attachments,
        String signature,
        @Nullable LocalDate date,
        String note,
        String copies,
        String printedBy) {

    public OfficialPaper {
        body = List.copyOf(body);
        attachments = List.copyOf(attachments);
    }

    /** How the head stands. */
    public enum Format {
        /** 文件式: large letterhead, number centred above the red line. */
        DOCUMENT,
        /** 信函式: letterhead on top, double red line, number at the right. */
        LETTER,
        /** 单据: as a letter, with a second copy on a page of its own. */
        SHEET
    }

    /** One piece of the body. */
    public sealed interface Block {

        /** A line of text; its level is told from how it begins. */
        record Line(String text) implements Block {}

        /**
         * A table with a heading row.
         *
         * @param widths shares of the block's width, one for each column
         */
        record Table(String caption, List<String> head, List<Integer> widths, List<List<String>> rows)
                implements Block {

            public Table {
                head = List.copyOf(head);
                widths = List.copyOf(widths);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /** A sheet of labelled fields (督办单、销号单). */
        record Form(List<Row> rows) implements Block {

            public Form {
                rows = List.copyOf(rows);
            }

            /**
             * One row of the sheet.
             *
             * @param cells two fields side by side, or one over the whole width
             * @param lines at least so many lines high
             */
            public record Row(List<Field> cells, int lines) {

                public Row {
                    cells = List.copyOf(cells);
                }
            }

            public record Field(String label, String text) {}
        }
    }
}
