package org.bihuan.matter;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bihuan.shared.ZoneKey;

/**
 * Numbers the rows of a ledger in order: those that bring a number keep it and push the counter on, the others take the
 * next one that no row brings. Two statements a counter, however many rows.
 */
final class FreeNumbers {

    private final ZoneKey zone;
    private final MatterNumbers numbers;
    private final Set<String> brought;
    private final Map<MatterNumbers.Counter, Integer> last = new HashMap<>();

    FreeNumbers(ZoneKey zone, MatterNumbers numbers, Set<String> brought) {
        this.zone = zone;
        this.numbers = numbers;
        this.brought = brought;
    }

    String of(LedgerEntry entry, Situation here) {
        var number = entry.number();
        return number == null ? next(here) : kept(number);
    }

    private String next(Situation here) {
        var counter =
                new MatterNumbers.Counter(here.type().prefix(), here.today().getYear());
        int number = reached(counter);
        do {
            number++;
        } while (brought.contains(counter.text(number)));
        last.put(counter, number);
        return counter.text(number);
    }

    private String kept(String number) {
        MatterNumbers.parts(number)
                .ifPresent(parts -> last.put(parts.counter(), Math.max(reached(parts.counter()), parts.number())));
        return number;
    }

    private int reached(MatterNumbers.Counter counter) {
        return last.computeIfAbsent(counter, each -> numbers.last(zone, each));
    }

    /** Writes down how far the counters have come. */
    void settle() {
        last.forEach((counter, number) -> numbers.raise(zone, counter, number));
    }
}
