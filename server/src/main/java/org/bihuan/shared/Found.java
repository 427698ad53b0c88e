package org.bihuan.shared;

import java.util.List;

/**
 * The best of what a search found in one room, at most {@value #MOST}.
 *
 * @param more there are others, worse or older
 */
public record Found<T>(List<T> items, boolean more) {

    public static final int MOST = 8;

    public Found {
        items = List.copyOf(items);
    }

    public static <T> Found<T> nothing() {
        return new Found<>(List.of(), false);
    }

    /** @param ordered best first; one more than {@value #MOST} tells that there are others */
    public static <T> Found<T> of(List<T> ordered) {
        return new Found<>(ordered.subList(0, Math.min(MOST, ordered.size())), ordered.size() > MOST);
    }
}
