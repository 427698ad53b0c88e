package org.bihuan.statistics;

import java.util.List;

/**
 * A page of the rows behind a figure, as far as the reader may know of them.
 *
 * @param total rows the reader may know of
 * @param withheld restricted matters the figure counts besides
 */
public record FigureRows(List<FigureRow> items, int page, int size, long total, long withheld) {

    public FigureRows {
        items = List.copyOf(items);
    }
}
