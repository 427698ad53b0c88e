package org.bihuan.shared;

/**
 * Which part of a list is wanted. Pages count from 1; out-of-range values are refused with {@code PAGE-OUT-OF-RANGE}.
 */
public record PageRequest(int page, int size) {

    /** The most rows one page may hold; no list is unbounded. */
    public static final int MOST = 200;

    private static final int DEEPEST = 1_000_000;

    public PageRequest {
        if (page < 1 || size < 1 || size > MOST || (long) page * size > DEEPEST) {
            throw Problem.invalid("PAGE-OUT-OF-RANGE", "页码从 1 开始，每页最多 " + MOST + " 条，请缩小范围后再查。");
        }
    }

    public int offset() {
        return (page - 1) * size;
    }
}
