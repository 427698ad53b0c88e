package org.bihuan.document.official;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF measured: the lines of each page with the place of every character, in millimetres from the upper left edge. */
record Pdf(PDRectangle page, List<List<Line>> pages) {

    private static final double MM = 25.4 / 72;

    /** @param baseline from the page's upper edge */
    record Line(double baseline, double left, double right, double size, String text) {}

    private record Glyph(double x, double end, double size, String text) {}

    static Pdf of(byte[] bytes) {
        try (var document = Loader.loadPDF(bytes)) {
            var pages = new ArrayList<List<Line>>();
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                pages.add(lines(document, number));
            }
            return new Pdf(document.getPage(0).getMediaBox(), pages);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Line> lines(PDDocument document, int number) throws IOException {
        var rows = new TreeMap<Long, List<Glyph>>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank()) {
                    rows.computeIfAbsent(Math.round(text.getYDirAdj() * 2.0), row -> new ArrayList<>())
                            .add(new Glyph(
                                    text.getXDirAdj() * MM,
                                    (text.getXDirAdj() + text.getWidthDirAdj()) * MM,
                                    text.getFontSizeInPt(),
                                    text.getUnicode()));
                }
            }
        };
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        stripper.getText(document);
        var lines = new ArrayList<Line>();
        rows.forEach((baseline, glyphs) -> {
            glyphs.sort(java.util.Comparator.comparingDouble(Glyph::x));
            var text = new StringBuilder();
            glyphs.forEach(glyph -> text.append(glyph.text()));
            lines.add(new Line(
                    baseline / 2.0 * MM,
                    glyphs.getFirst().x(),
                    glyphs.getLast().end(),
                    glyphs.getFirst().size(),
                    text.toString()));
        });
        return lines;
    }

    double widthInMm() {
        return page.getWidth() * MM;
    }

    double heightInMm() {
        return page.getHeight() * MM;
    }

    /** The page's lines without its number. */
    List<Line> body(int page) {
        var lines = pages.get(page - 1);
        return lines.stream().filter(line -> !line.text().startsWith("—")).toList();
    }

    Line number(int page) {
        return pages.get(page - 1).stream()
                .filter(line -> line.text().startsWith("—"))
                .findFirst()
                .orElseThrow();
    }
}
