package org.bihuan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was asked for at the launcher.
 *
 * @param rows sizes, in matters
 * @param transfer rows of the ledger taken in and out; 0 for none
 * @param only keys of the questions wanted; empty for all
 * @param again whether what was measured before is forgotten
 * @param work where data and results are kept between runs
 * @param out where the report goes
 * @param version of the product
 * @param seconds for which each figure is taken; 0: as long as the pace says
 * @param seed of the data: what was seeded otherwise is made anew; older tables are brought up to date by the product
 * @param program words that start the product
 */
record Options(
        List<Integer> rows,
        int transfer,
        List<String> only,
        Pace pace,
        int seconds,
        boolean again,
        Path work,
        Path out,
        String version,
        String seed,
        List<String> program) {

    enum Pace {
        FULL,
        QUICK,
        SMOKE
    }

    static Options of(String... words) {
        var rows = List.of(10_000, 100_000, 1_000_000);
        int transfer = 100_000;
        List<String> only = List.of();
        var pace = Pace.FULL;
        boolean again = false;
        var work = Path.of("bench-work");
        var out = Path.of("benchmark");
        var version = "unknown";
        var seed = "unknown";
        int seconds = 0;
        var program = new ArrayList<String>();
        for (int at = 0; at < words.length; at++) {
            switch (words[at]) {
                case "--rows" -> rows = numbers(words[++at]);
                case "--transfer" -> transfer = Integer.parseInt(words[++at]);
                case "--only" -> only = List.of(words[++at].split(","));
                case "--quick" -> pace = Pace.QUICK;
                case "--smoke" -> pace = Pace.SMOKE;
                case "--again" -> again = true;
                case "--work" -> work = Path.of(words[++at]);
                case "--out" -> out = Path.of(words[++at]);
                case "--version" -> version = words[++at];
                case "--seed" -> seed = words[++at];
                case "--seconds" -> seconds = Integer.parseInt(words[++at]);
                case "--" -> {
                    program.addAll(Arrays.asList(words).subList(at + 1, words.length));
                    at = words.length;
                }
                default -> throw new IllegalArgumentException("unknown option " + words[at]);
            }
        }
        return new Options(rows, transfer, only, pace, seconds, again, work, out, version, seed, program);
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
