package org.bihuan.document.ledger.layout;

import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.shared.PlainText;

/** Whether a cell could be a heading at all: a short text with letters, no number, date or sentence. */
final class HeadingShape {

    private static final int LONGEST = 40;

    private HeadingShape() {}

    static boolean fits(CellValue cell) {
        if (!(cell instanceof CellValue.Words(var words))) {
            return false;
        }
        var text = PlainText.compact(words);
        return text.length() <= LONGEST
                && text.codePoints().anyMatch(Character::isLetter)
                && !text.matches("\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{1,2}月\\d{1,2}日(前)?|\\d{4}[-./]\\d.*")
                && !text.matches("[0-9A-Z]{15,20}")
                && !text.matches("[^:：]{2,8}[:：].+")
                && !text.endsWith("。");
    }
}
