package org.bihuan.document.ledger.write;

/** A column of a plain table; {@code width} in characters. */
public record TableColumn(String title, Kind kind, int width) {

    /** How values are shown. A PERCENT is given as 60 for 60%. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        MOMENT,
        PERCENT
    }
}
