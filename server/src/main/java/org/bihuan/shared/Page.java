package org.bihuan.shared;

import java.util.List;
import java.util.function.Function;

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

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), page, size, total);
    }
}
