package org.bihuan.matter;

import java.util.List;
import org.bihuan.shared.CountedPage;
import org.bihuan.shared.Page;

/**
 * One page of the ledger. Counting is given up at 10,000: nobody turns to page 200, and whoever wants to know how many
 * there are asks for the totals.
 *
 * @param total rows in the whole filtered set; where {@code totalIsLeast}, there are more
 */
public record LedgerPage(List<MatterList.Row> items, int page, int size, long total, boolean totalIsLeast) {

    static final int MOST_COUNTED = CountedPage.MOST;

    public LedgerPage {
        items = List.copyOf(items);
    }

    static LedgerPage of(Page<MatterList.Row> page) {
        var counted = CountedPage.of(page);
        return new LedgerPage(counted.items(), counted.page(), counted.size(), counted.total(), counted.totalIsLeast());
    }
}
