package org.bihuan.bench.ask;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A statement written by hand. Its first column is what the rows are compared by.
 *
 * @param binds for a turn
 */
public record Sql(String text, IntFunction<List<Object>> binds) {

    static Sql of(String text, List<Object> binds) {
        return new Sql(text, turn -> binds);
    }
}
