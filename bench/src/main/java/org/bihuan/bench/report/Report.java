package org.bihuan.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.bench.load.Figures;
import org.bihuan.bench.report.Results.Kept;

/** {@code docs/benchmark.md}: the figures as they are, and how they stand to the goals. */
public final class Report {

    private static final double LIST_ROOM = 2.0;
    private static final double LIST_SHARE = 1 / 3.0;
    private static final double GROWTH = 1.3;
    private static final double READY = 3.0;
    private static final double MEMORY = 1024;
    private static final double FIND = 50;

    private final Kept kept;
    private final StringBuilder page = new StringBuilder();

    private Report(Kept kept) {
        this.kept = kept;
    }

    public static String of(Kept kept) {
        var report = new Report(kept);
        report.head();
        report.goals();
        kept.sizes().values().forEach(report::size);
        report.growth();
        report.transfer();
        return report.page.toString();
    }

    private void line(String format, Object... facts) {
        page.append(String.format(Locale.ROOT, format, facts)).append('\n');
    }

    private void head() {
        line("# Benchmark");
        line("");
        line(
                "Written by `./bihuan bench`; not edited by hand. The same figures, all of them: [benchmark.json](benchmark.json).");
        line("");
        kept.machine().forEach((name, value) -> line("- %s: %s", name, value));
        line("");
        line("""
                How it is measured. The built product runs with its embedded PostgreSQL on this machine; the client that asks
                shares the machine. Data is seeded by COPY from a fixed seed: matters of two years, half of them led by one
                street and its villages, each with its slots, timeline and state intervals. Answers are whole JSON, not
                compressed, over kept-alive HTTP/1.1 with a session, rights and row-level security; each client is logged in by
                itself. Beside it stands the same question in hand-written SQL: plain JDBC, prepared statements on open
                connections, every column read, no row-level security, no session, no JSON, on the same data in the same run.
                Before times are taken, both have to give the same rows. The server has first answered each question from eight
                clients for four seconds (2,000 turns). Each figure is taken after a warm-up of its own, in a closed loop,
                for eight seconds or 4,000 turns, at least 15; a quick run takes a quarter of that. Recurring background
                work is switched off. Times are milliseconds.""");
        line("");
    }

    private void goals() {
        var largest = kept.sizes().isEmpty()
                ? Optional.<Size>empty()
                : Optional.of(List.copyOf(kept.sizes().values()).getLast());
        if (largest.isEmpty()) {
            return;
        }
        var size = largest.get();
        line("## Goals, at %,d matters", size.rows());
        line("");
        line("The goals are set for 1,000,000 matters on 2 cores.");
        line("");
        line("| goal | reached | not reached |");
        line("|---|---|---|");
        var lists = size.measured().stream().filter(Measured::list).toList();
        goal(
                "list page p50 within bare SQL + 2 ms, one client",
                lists,
                each -> each.alone().p50() <= each.aloneBare().p50() + LIST_ROOM);
        goal(
                "list page at least a third of bare SQL's throughput, eight clients",
                lists,
                each -> each.together().perSecond() >= each.togetherBare().perSecond() * LIST_SHARE);
        goal(
                "Ctrl K p50 under 50 ms, one client",
                size.measured().stream()
                        .filter(each -> each.key().startsWith("find"))
                        .toList(),
                each -> each.alone().p50() < FIND);
        var smallest = List.copyOf(kept.sizes().values()).getFirst();
        if (smallest.rows() < size.rows()) {
            goal(
                    "p50 grows by 1.3 at most from %,d".formatted(smallest.rows()),
                    size.measured(),
                    each -> growth(smallest, each).orElse(1.0) <= GROWTH);
        }
        if (!size.ready().isEmpty()) {
            single(
                    "start to ready under 3 s, median",
                    median(size.ready()) < READY,
                    "%.1f s".formatted(median(size.ready())));
        }
        var memory = size.memory();
        if (memory != null) {
            single("JVM under 1 GB, highest resident", memory.most() < MEMORY, "%.0f MB".formatted(memory.most()));
        }
        line("");
    }

    private interface Holds {
        boolean of(Measured measured);
    }

    private void goal(String name, List<Measured> all, Holds holds) {
        line("| %s | %s | %s |", name, keys(all, holds, true), keys(all, holds, false));
    }

    private static String keys(List<Measured> all, Holds holds, boolean wanted) {
        var keys = all.stream()
                .filter(each -> holds.of(each) == wanted)
                .map(Measured::key)
                .toList();
        return keys.isEmpty() ? "–" : String.join(", ", keys);
    }

    private void single(String name, boolean reached, String fact) {
        line("| %s | %s | %s |", name, reached ? fact : "–", reached ? "–" : fact);
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private void size(Size size) {
        line("## %,d matters", size.rows());
        line("");
        line(
                "%s, version %s%s, load of the machine before: %.1f. Seeded in %.0f s.",
                size.day(),
                size.version(),
                size.quick() ? ", a quick run" : "",
                size.loadBefore(),
                size.seedingSeconds());
        if (!size.ready().isEmpty()) {
            line(
                    "Start to ready: %s s.",
                    String.join(
                            ", ", size.ready().stream().map("%.2f"::formatted).toList()));
        }
        var memory = size.memory();
        if (memory != null) {
            line(
                    "JVM after all questions: %.0f MB resident (highest %.0f); heap in use after a collection %.0f MB.",
                    memory.resident(), memory.most(), memory.heapAfterCollection());
        }
        line("");
        line(
                "| question | p50 | p95 | p99 | bare p50 | bare p95 | ratio | 8 clients: p50 | p95 | p99 | per s | bare per s | share |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        size.measured().forEach(this::row);
        line("");
    }

    private void row(Measured each) {
        Figures alone = each.alone();
        Figures bare = each.aloneBare();
        Figures all = each.together();
        line(
                "| `%s` %s%s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f | %.2f |",
                each.key(),
                each.about(),
                each.same() ? "" : " **(different rows)**",
                alone.p50(),
                alone.p95(),
                alone.p99(),
                bare.p50(),
                bare.p95(),
                alone.p50() / bare.p50(),
                all.p50(),
                all.p95(),
                all.p99(),
                all.perSecond(),
                each.togetherBare().perSecond(),
                all.perSecond() / each.togetherBare().perSecond());
    }

    private void growth() {
        var sizes = List.copyOf(kept.sizes().values());
        if (sizes.size() < 2) {
            return;
        }
        line("## Growth");
        line("");
        line("p50 at one client; in brackets the bare SQL.");
        line("");
        var head = new ArrayList<String>();
        sizes.forEach(size -> head.add(String.format(Locale.ROOT, "%,d", size.rows())));
        line("| question | %s | growth | bare growth |", String.join(" | ", head));
        line("|---|%s--:|--:|", "--:|".repeat(sizes.size()));
        for (var last : sizes.getLast().measured()) {
            var cells = new ArrayList<String>();
            for (var size : sizes) {
                cells.add(find(size, last.key())
                        .map(each -> String.format(
                                Locale.ROOT,
                                "%.2f (%.2f)",
                                each.alone().p50(),
                                each.aloneBare().p50()))
                        .orElse("–"));
            }
            line(
                    "| `%s` | %s | %s | %s |",
                    last.key(),
                    String.join(" | ", cells),
                    growth(sizes.getFirst(), last).map("%.2f"::formatted).orElse("–"),
                    find(sizes.getFirst(), last.key())
                            .map(first -> "%.2f"
                                    .formatted(last.aloneBare().p50()
                                            / first.aloneBare().p50()))
                            .orElse("–"));
        }
        line("");
    }

    private static Optional<Double> growth(Size smallest, Measured last) {
        return find(smallest, last.key())
                .map(first -> last.alone().p50() / first.alone().p50());
    }

    private static Optional<Measured> find(Size size, String key) {
        return size.measured().stream().filter(each -> each.key().equals(key)).findFirst();
    }

    private void transfer() {
        var done = kept.transferred();
        if (done == null) {
            return;
        }
        line("## A ledger of %,d rows in and out", done.rows());
        line("");
        line(
                "Twenty columns. The product checks every cell, keeps the ledger for corrections and for taking it back, and writes"
                        + " matters with slots, timeline, intervals and audit; bare is FastExcel and COPY into one table like the"
                        + " matters', with all its indexes.");
        line("");
        line("| | product | bare | ratio |");
        line("|---|--:|--:|--:|");
        line(
                "| import | %.1f s (upload %.1f, read and check %.1f, commit %.1f) | %.1f s | %.1f |",
                done.importing(),
                done.upload(),
                done.read(),
                done.commit(),
                done.bareImport(),
                done.importing() / done.bareImport());
        line(
                "| export | %.1f s | %.1f s | %.1f |",
                done.export(), done.bareExport(), done.export() / done.bareExport());
        line("");
        line(
                "Highest resident memory of the JVM meanwhile: %.0f MB.",
                done.memory().most());
        line("");
    }
}
