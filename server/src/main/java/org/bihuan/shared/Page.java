package org.bihuan.shared;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One page of a list.
 *
 * @param page number of this page, from 1
 * @param size rows asked for, at most {@link PageRequest#MOST}
 * @param total rows in the whole filtered set
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, PageRequest request, long total) {
        return new Page<>(items, request.page(), request.size(), total);
    }

    /** Counts only when the page itself does not tell: a page that is not full is the last one. */
    public static <T> Page<T> of(List<T> items, PageRequest request, LongSupplier total) {
        boolean tells = items.size() < request.size() && (request.page() == 1 || !items.isEmpty());
        return of(items, request, tells ? request.offset() + items.size() : total.getAsLong());
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), page, size, total);
    }
}
