package org.bihuan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.bench.ask.Acts;
import org.bihuan.bench.ask.Bare;
import org.bihuan.bench.ask.Person;
import org.bihuan.bench.ask.Question;
import org.bihuan.bench.ask.Questions;
import org.bihuan.bench.data.Cast;
import org.bihuan.bench.data.Database;
import org.bihuan.bench.data.Seeding;
import org.bihuan.bench.load.Client;
import org.bihuan.bench.load.Figures;
import org.bihuan.bench.load.Load;
import org.bihuan.bench.report.Machine;
import org.bihuan.bench.report.Measured;
import org.bihuan.bench.report.Results;
import org.bihuan.bench.report.Size;

/** Everything at one size: data once, then what has not been measured yet, one question after the other. */
final class SizeRun {

    private static final int TOGETHER = 8;
    private static final Load WARMING = new Load(Duration.ZERO, Duration.ofSeconds(4), 1, 2_000);
    private static final List<String> QUIETLY = List.of("--bihuan.jobs.recurring=false");

    private final Options options;
    private final Results results;
    private final int rows;
    private final Path folder;
    private final Path mark;

    SizeRun(Options options, Results results, int rows) {
        this.options = options;
        this.results = results;
        this.rows = rows;
        this.folder = options.work().resolve("rows-" + rows).toAbsolutePath();
        this.mark = folder.resolveSibling(folder.getFileName() + ".seeded");
    }

    void run() throws Exception {
        double seeding = seed();
        if (results.of(rows).isEmpty()) {
            results.begin(new Size(
                    rows,
                    options.version(),
                    LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString(),
                    options.pace() != Options.Pace.FULL || options.seconds() > 0,
                    Machine.load(),
                    seeding,
                    List.of(),
                    List.of(),
                    null));
        }
        start();
        try (var product = Product.start(options.program(), folder, QUIETLY)) {
            var database = Database.of(folder);
            Cast cast;
            List<Question> questions;
            try (var connection = database.open()) {
                cast = Cast.of(connection);
                questions = Questions.of(connection, cast);
            }
            warm(product, questions);
            for (var question : questions) {
                if (isWanted(question.key())) {
                    tell(read(product, database, question));
                }
            }
            for (var kind : Acts.Kind.values()) {
                var acts = new Acts(database, cast);
                var key = kind == Acts.Kind.PROGRESS ? "act" : "batch";
                if (isWanted(key)) {
                    tell(act(product, acts, kind, key));
                }
            }
            if (options.only().isEmpty()) {
                results.memory(rows, product.memory());
            }
        }
    }

    /** A server that has answered for a while, as in an office; what the first answers cost is no question of a page. */
    private void warm(Product product, List<Question> questions) throws Exception {
        if (options.pace() == Options.Pace.SMOKE && options.seconds() == 0) {
            return;
        }
        for (var question : questions) {
            if (isWanted(question.key())) {
                WARMING.run(overHttp(product, question, TOGETHER));
            }
        }
    }

    private boolean isWanted(String key) {
        return !results.has(rows, key)
                && (options.only().isEmpty() || options.only().contains(key));
    }

    /** Returns how long it took, whenever it was. */
    private double seed() throws Exception {
        if (Files.exists(mark)) {
            var marked = Files.readString(mark).strip().split(" ");
            if (marked[0].equals(options.seed())) {
                return Double.parseDouble(marked[1]);
            }
        }
        Files.deleteIfExists(mark);
        Folders.delete(folder);
        try (var product = Product.start(options.program(), folder, founding());
                var person = Person.logIn(product.port(), Cast.OFFICER)) {
            person.get("/api/matter-types");
            long began = System.nanoTime();
            try (var connection = Database.of(folder).open()) {
                Seeding.fill(connection, Cast.of(connection), rows, Instant.now(), Progress::say);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Files.writeString(mark, options.seed() + " " + seconds);
            Progress.say("%,d matters seeded in %.0f s", rows, seconds);
            return seconds;
        }
    }

    /** The demonstration's units and people, and next to nothing else; background work would only disturb. */
    private static List<String> founding() {
        var settings = new ArrayList<>(Transfer.settings());
        settings.addAll(QUIETLY);
        return settings;
    }

    private void start() throws Exception {
        int starts = options.pace() == Options.Pace.SMOKE ? 1 : 5;
        var size = results.of(rows).orElseThrow();
        if (!size.ready().isEmpty() || !options.only().isEmpty()) {
            return;
        }
        var seconds = new ArrayList<Double>();
        for (int nth = 0; nth < starts; nth++) {
            try (var product = Product.start(options.program(), folder, List.of())) {
                seconds.add(product.readySeconds());
            }
        }
        results.ready(rows, seconds);
        Progress.say(
                "%,d: ready in %s s",
                rows, seconds.stream().map("%.1f"::formatted).toList());
    }

    private Measured read(Product product, Database database, Question question) throws Exception {
        boolean same = isSame(product, database, question);
        return new Measured(
                question.key(),
                question.about(),
                question.list(),
                same,
                load().run(overHttp(product, question, 1)),
                bare(database, question, 1),
                load().run(overHttp(product, question, TOGETHER)),
                bare(database, question, TOGETHER));
    }

    private Load load() {
        if (options.seconds() > 0) {
            return Load.of(Duration.ofSeconds(options.seconds()));
        }
        return switch (options.pace()) {
            case FULL -> Load.FULL;
            case QUICK -> Load.QUICK;
            case SMOKE -> Load.SMOKE;
        };
    }

    private boolean isSame(Product product, Database database, Question question) throws Exception {
        try (var person = Person.logIn(product.port(), question.login());
                var bare = new Bare(database, question.statements())) {
            var given = question.facts().apply(person.read(question.path().apply(0)));
            var wanted = bare.facts(0);
            if (!given.equals(wanted)) {
                Progress.say("DIFFERENT %s%n  product %s%n  by hand %s", question.key(), given, wanted);
            }
            return given.equals(wanted);
        }
    }

    private static List<Client> overHttp(Product product, Question question, int clients) throws Exception {
        var all = new ArrayList<Client>();
        for (int nth = 0; nth < clients; nth++) {
            var person = Person.logIn(product.port(), question.login());
            all.add(new Client() {
                @Override
                public void ask(int turn) throws Exception {
                    person.get(question.path().apply(turn));
                }

                @Override
                public void close() throws Exception {
                    person.close();
                }
            });
        }
        return all;
    }

    private Figures bare(Database database, Question question, int clients) throws Exception {
        var all = new ArrayList<Client>();
        for (int nth = 0; nth < clients; nth++) {
            all.add(new Bare(database, question.statements()));
        }
        return load().run(all);
    }

    private Measured act(Product product, Acts acts, Acts.Kind kind, String key) throws Exception {
        var about = kind == Acts.Kind.PROGRESS
                ? "one act: progress reported"
                : "the same act on %d at once, by one client; on %d, by eight"
                        .formatted(acts.atOnce(kind, 1), acts.atOnce(kind, TOGETHER));
        return new Measured(
                key,
                about,
                false,
                true,
                acts(acts, kind, product, 1),
                acts(acts, kind, null, 1),
                acts(acts, kind, product, TOGETHER),
                acts(acts, kind, null, TOGETHER));
    }

    private Figures acts(Acts acts, Acts.Kind kind, @org.jspecify.annotations.Nullable Product product, int clients)
            throws Exception {
        var all = new ArrayList<Client>();
        for (int nth = 0; nth < clients; nth++) {
            all.add(
                    product == null
                            ? acts.byHand(kind, nth, clients)
                            : acts.overHttp(kind, product.port(), nth, clients));
        }
        return load().run(all);
    }

    private void tell(Measured measured) throws Exception {
        results.add(rows, measured);
        Progress.say(
                "%,9d %-20s p50 %8.2f ms, bare %8.2f; with %d clients %7.0f/s, bare %7.0f/s%s",
                rows,
                measured.key(),
                measured.alone().p50(),
                measured.aloneBare().p50(),
                TOGETHER,
                measured.together().perSecond(),
                measured.togetherBare().perSecond(),
                measured.same() ? "" : "  DIFFERENT ROWS");
    }
}
