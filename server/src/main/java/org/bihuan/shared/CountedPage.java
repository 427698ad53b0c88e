package org.bihuan.shared;

import java.util.List;

/**
 * One page of a list that may be long. Counting is given up at {@value #MOST}: nobody turns to page 200, and whoever wants
 * to know how many there are asks for the totals.
 *
 * @param total rows in the whole filtered set; where {@code totalIsLeast}, there are more
 */
public record CountedPage<T>(List<T> items, int page, int size, long total, boolean totalIsLeast) {

    public static final int MOST = 10_000;

    public CountedPage {
        items = List.copyOf(items);
    }

    /** @param page whose total was counted up to one more than {@value #MOST} */
    public static <T> CountedPage<T> of(Page<T> page) {
        boolean isLeast = page.total() > MOST;
        long seen = (page.page() - 1L) * page.size() + page.items().size();
        return new CountedPage<>(
                page.items(), page.page(), page.size(), isLeast ? Math.max(MOST, seen) : page.total(), isLeast);
    }
}
