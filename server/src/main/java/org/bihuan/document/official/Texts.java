package org.bihuan.document.official;

/** Measuring text without a font: full-width characters count one, all others half. */
final class Texts {

    private Texts() {}

    static double width(String text) {
        return text.codePoints().mapToDouble(point -> point < 0x2000 ? 0.5 : 1).sum();
    }

    /** Lines the text fills, at least one. */
    static int lines(String text, int indent, int room) {
        return Math.max(1, (int) Math.ceil((width(text) + indent) / room));
    }
}
