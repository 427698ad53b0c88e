package org.bihuan.bench;

import java.nio.file.Files;
import org.bihuan.bench.report.Machine;
import org.bihuan.bench.report.Report;
import org.bihuan.bench.report.Results;

/**
 * {@code ./bihuan bench}: each size in a data folder of its own, then one large ledger in and out. What has been seeded
 * and measured is kept; a run broken off goes on with the next question.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] words) throws Exception {
        var options = Options.of(words);
        var results = run(options);
        var different = results.kept().sizes().values().stream()
                .flatMap(size -> size.measured().stream()
                        .filter(each -> !each.same())
                        .map(each -> size.rows() + " " + each.key()))
                .toList();
        Progress.say("written: %s.md", options.out());
        if (!different.isEmpty()) {
            System.err.println("product and hand-written SQL gave different rows: " + different);
            System.exit(1);
        }
        System.exit(0);
    }

    static Results run(Options options) throws Exception {
        Files.createDirectories(options.work());
        var file = options.work().resolve("results.json");
        if (options.again()) {
            Files.deleteIfExists(file);
        }
        var results = Results.in(file, Machine.facts(options.version()), options.version());
        for (int rows : options.rows()) {
            new SizeRun(options, results, rows).run();
            write(options, results);
        }
        if (options.transfer() > 0 && results.transferred() == null) {
            transfer(options, results);
        }
        write(options, results);
        return results;
    }

    private static void transfer(Options options, Results results) throws Exception {
        var folder = options.work().resolve("transfer").toAbsolutePath();
        Folders.delete(folder);
        try (var product = Product.start(options.program(), folder, Transfer.settings())) {
            results.transferred(new Transfer(product, folder, options.transfer()).run());
        }
    }

    private static void write(Options options, Results results) throws Exception {
        var name = options.out().getFileName();
        var folder = options.out().toAbsolutePath().getParent();
        results.write(folder.resolve(name + ".json"));
        Files.writeString(folder.resolve(name + ".md"), Report.of(results.kept()));
    }
}
