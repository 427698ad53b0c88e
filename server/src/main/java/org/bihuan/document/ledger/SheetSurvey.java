package org.bihuan.document.ledger;

import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.SheetInfo;
import org.bihuan.document.ledger.book.SheetShape;
import org.bihuan.document.ledger.layout.ColumnGuess;
import org.bihuan.document.ledger.layout.ContentProfile;
import org.bihuan.document.ledger.layout.HeaderLayout;
import org.bihuan.document.ledger.layout.SheetFacts;
import org.jspecify.annotations.Nullable;

/**
 * What was found on a sheet before anything is read. {@code layout} is null when no header was found;
 * {@code guesses} and {@code profiles} are by column of that header.
 */
public record SheetSurvey(
        SheetInfo info,
        Role role,
        SheetShape shape,
        SheetFacts facts,
        @Nullable HeaderLayout layout,
        List<ColumnGuess> guesses,
        Map<Integer, ContentProfile> profiles) {

    /** What the sheet is for. A hidden sheet is never proposed, but may be chosen. */
    public enum Role {
        LEDGER,
        HIDDEN_LEDGER,
        NO_TABLE,
        EMPTY
    }
}
