package org.bihuan.bench;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells whoever waits how far it has got. */
final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Progress() {}

    static void say(String format, Object... facts) {
        System.out.printf(
                Locale.ROOT,
                "%s  %s%n",
                LocalTime.now(ZoneId.systemDefault()).format(TIME),
                String.format(Locale.ROOT, format, facts));
    }
}
