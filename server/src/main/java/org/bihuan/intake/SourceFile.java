package org.bihuan.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;
import org.bihuan.document.ledger.LedgerSurveyor;
import org.bihuan.document.ledger.ReadingPlan;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.layout.FieldCatalogue;

/** A batch's file, fetched to this node and open; closing deletes the copy. */
final class SourceFile implements AutoCloseable {

    private final Path path;
    private final LedgerBook book;

    private SourceFile(Path path, LedgerBook book) {
        this.path = path;
        this.book = book;
    }

    static SourceFile open(Path copy, String name) {
        try {
            return new SourceFile(copy, LedgerBook.open(copy, name, LedgerLimits.STANDARD));
        } catch (RuntimeException refused) {
            delete(copy);
            throw refused;
        }
    }

    LedgerBook book() {
        return book;
    }

    Path path() {
        return path;
    }

    /** The engine's plan for what was decided in the wizard. */
    ReadingPlan plan(Plan plan, FieldCatalogue catalogue, LedgerSurveyor surveyor) {
        var sheet = surveyor.survey(book, plan.sheet(), plan.headerFirst(), plan.headerLast());
        var layout = Objects.requireNonNull(sheet.layout());
        var year = plan.year();
        var facts = year == null ? sheet.facts() : sheet.facts().inYear(year);
        var mapping = new HashMap<Integer, String>();
        plan.mapping().forEach((column, field) -> {
            if (layout.column(column).isPresent() && catalogue.field(field).isPresent()) {
                mapping.put(column, field);
            }
        });
        return new ReadingPlan(layout, facts, catalogue, mapping, sheet.profiles());
    }

    @Override
    public void close() {
        book.close();
        delete(path);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
