package org.bihuan.bench;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Tells whoever waits how far it has got. */
final class Progress {

    private Progress() {}

    static void say(String format, Object... facts) {
        System.out.printf(
                Locale.ROOT,
                "%s  %s%n",
                LocalTime.now(java.time.ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                String.format(Locale.ROOT, format, facts));
    }
}
