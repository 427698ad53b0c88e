package org.bihuan.intake;

/** Somebody has asked the running work to stop: ends it, and rolls the transaction it runs in back. */
final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
