package org.bihuan.notice.out;

import org.jspecify.annotations.Nullable;

/**
 * How one attempt to send went.
 *
 * @param status of the HTTP answer, if there was one
 * @param detail what the other side said, cut at 300 characters and without control characters
 */
record Try(Outcome outcome, @Nullable Integer status, String detail) {

    private static final int LONGEST = 300;

    /** What an attempt can end with. */
    public enum Outcome {
        SENT,
        /** Answered, but not with success. */
        REFUSED,
        /** No answer: name unknown, no connection, too slow. */
        UNREACHABLE,
        /** The address leads where nothing may be sent; never tried again by itself. */
        BLOCKED,
        /** Recipient or channel is no longer there; never tried again by itself. */
        UNREADY
    }

    Try {
        var plain = detail.replaceAll("\\p{Cntrl}+", " ").strip();
        detail = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
    }

    static Try sent(int status) {
        return new Try(Outcome.SENT, status, "");
    }

    static Try of(Outcome outcome, String detail) {
        return new Try(outcome, null, detail);
    }

    boolean isFinal() {
        return switch (outcome) {
            case SENT, BLOCKED, UNREADY -> true;
            case REFUSED, UNREACHABLE -> false;
        };
    }
}
