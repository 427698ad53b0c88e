package org.bihuan.platform;

import java.time.Duration;
import java.util.function.Consumer;
import org.bihuan.shared.ZoneKey;

/**
 * Background work done again and again for every zone, by one node at a time. It may be run twice after a crash, so
 * doing it twice must do no harm. The zone is bound; transactions are the job's own.
 */
public interface ZoneJob {

    /** Stable name, {@code room-verb-noun}; renaming it begins a new schedule. */
    String name();

    /** The pause between the end of one round and the next. */
    Duration every();

    void run(ZoneKey zone);

    /** Does it to each: one that fails does not stop the others, and is told of when all have been gone through. */
    static <T> void each(Iterable<T> all, Consumer<? super T> act) {
        RuntimeException first = null;
        for (var one : all) {
            try {
                act.accept(one);
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
