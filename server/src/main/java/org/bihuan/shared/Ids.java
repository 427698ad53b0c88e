package org.bihuan.shared;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers: UUID version 7 (RFC 9562), time-ordered, so that new rows lie together in an index. Phones make
 * theirs the same way, which is why the database makes none.
 */
public final class Ids {

    private static final int COUNTED = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** Later than every id this node has made: within a millisecond they are counted. */
    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTED;
        long next = LAST.updateAndGet(last -> Math.max(now, last + 1));
        return of(next >>> COUNTED, next);
    }

    /** An id whose time part is the given moment, in milliseconds since 1970. */
    static UUID at(long millis) {
        return of(millis, RANDOM.nextLong());
    }

    private static UUID of(long millis, long part) {
        long high = (millis << 16) | 0x7000L | (part & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
