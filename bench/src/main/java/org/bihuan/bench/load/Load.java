package org.bihuan.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients ask in a closed loop: each asks again as soon as it is answered. After the warm-up it counts until the
 * time is up or the turns are done, whichever comes first, but never fewer than a few turns.
 *
 * @param most turns of all clients together
 */
public record Load(Duration warmUp, Duration counted, int least, int most) {

    private static final long LONGEST_MICROSECONDS = Duration.ofMinutes(30).toNanos() / 1_000;
    private static final int DIGITS = 3;

    public static final Load FULL = new Load(Duration.ofSeconds(3), Duration.ofSeconds(8), 15, 4_000);
    public static final Load QUICK = new Load(Duration.ofMillis(700), Duration.ofMillis(1_800), 7, 1_000);
    /** For trying the benchmark itself: times of it mean nothing. */
    public static final Load SMOKE = new Load(Duration.ZERO, Duration.ZERO, 1, 2);

    /** Counted for that long, after a warm-up of a third of it. */
    public static Load of(Duration counted) {
        return new Load(counted.dividedBy(3), counted, QUICK.least(), FULL.most());
    }

    /** Closes the clients afterwards. */
    public Figures run(List<? extends Client> clients) throws Exception {
        try {
            return counted(clients);
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    private Figures counted(List<? extends Client> clients) throws Exception {
        var turns = new AtomicInteger();
        together(clients, turns, until(warmUp), 1, Math.max(1, most / 4), null);
        var waits = new ConcurrentHistogram(LONGEST_MICROSECONDS, DIGITS);
        long begun = System.nanoTime();
        together(clients, turns, until(counted), Math.max(least, clients.size()), most, waits);
        return Figures.of(clients.size(), waits, (System.nanoTime() - begun) / 1e9);
    }

    private static long until(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    private static void together(
            List<? extends Client> clients,
            AtomicInteger turns,
            long until,
            int least,
            int most,
            @Nullable ConcurrentHistogram waits)
            throws Exception {
        var begun = new AtomicInteger();
        try (var hands = Executors.newFixedThreadPool(clients.size())) {
            var all = new ArrayList<Future<?>>();
            for (var client : clients) {
                all.add(hands.submit(() -> {
                    for (int nth = begun.getAndIncrement();
                            nth < least || nth < most && System.nanoTime() - until < 0;
                            nth = begun.getAndIncrement()) {
                        long from = System.nanoTime();
                        client.ask(turns.getAndIncrement());
                        if (waits != null) {
                            waits.recordValue((System.nanoTime() - from) / 1_000);
                        }
                    }
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
