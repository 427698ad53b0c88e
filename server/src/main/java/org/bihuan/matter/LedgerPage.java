package org.bihuan.matter;

import java.util.List;
import org.bihuan.shared.Page;

/**
 * One page of the ledger. Counting is given up at 10,000: nobody turns to page 200, and whoever wants to know how many
 * there are asks for the totals.
 *
 * @param total rows in the whole filtered set; where {@code totalIsLeast}, there are more
 */
public record LedgerPage(List<MatterList.Row> items, int page, int size, long total, boolean totalIsLeast) {

    static final int MOST_COUNTED = 10_000;

    public LedgerPage {
        items = List.copyOf(items);
    }

    static LedgerPage of(Page<MatterList.Row> page) {
        boolean isLeast = page.total() > MOST_COUNTED;
        long seen = (page.page() - 1L) * page.size() + page.items().size();
        return new LedgerPage(
                page.items(), page.page(), page.size(), isLeast ? Math.max(MOST_COUNTED, seen) : page.total(), isLeast);
    }
}
