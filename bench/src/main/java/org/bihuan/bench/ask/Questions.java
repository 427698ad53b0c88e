package org.bihuan.bench.ask;

import static org.bihuan.bench.data.Cast.LIAISON;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.bench.data.Cast;
import org.bihuan.bench.data.Database;
import tools.jackson.databind.JsonNode;

/** All that is asked without changing anything: each a screen's request and the same by hand. */
public final class Questions {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int FILES = 300;
    private static final int PAGE = 50;
    private static final int DEEP = 200;

    private final Cast cast;
    private final HandWritten by;
    private final LocalDate today = LocalDate.now(SHANGHAI);
    private final List<UUID> some;
    private final String number;
    private final int deep;
    private final List<Question> all = new ArrayList<>();

    private Questions(Connection connection, Cast cast) throws SQLException {
        this.cast = cast;
        this.by = new HandWritten(cast, today);
        int count = Integer.parseInt(
                Database.column(connection, "select count(*) from matter.matter where zone_id = ?", cast.zone())
                        .getFirst());
        this.deep = Math.clamp(count / PAGE, 1, DEEP);
        this.some = Database.column(
                        connection,
                        "select id from matter.matter where zone_id = ? and opened_at is not null and lead_unit_id = ?"
                                + " order by md5(id::text) limit " + FILES,
                        cast.zone(),
                        cast.street().id())
                .stream()
                .map(UUID::fromString)
                .toList();
        this.number = Database.column(
                        connection,
                        "select number from matter.matter where zone_id = ? and id = ?",
                        cast.zone(),
                        some.getFirst())
                .getFirst();
    }

    Cast cast() {
        return cast;
    }

    HandWritten by() {
        return by;
    }

    LocalDate today() {
        return today;
    }

    /** The number of one of the matters asked for. */
    String number() {
        return number;
    }

    /** The deepest page there is, up to the two hundredth. */
    int deep() {
        return deep;
    }

    public static List<Question> of(Connection connection, Cast cast) throws SQLException {
        var questions = new Questions(connection, cast);
        new LedgerQuestions(questions).ask();
        new SearchQuestions(questions).ask();
        questions.files();
        new DeskQuestions(questions).ask();
        new StatisticsQuestions(questions).ask();
        return questions.all;
    }

    private void files() {
        all.add(new Question(
                "file",
                "a matter's file",
                LIAISON,
                false,
                turn -> "/api/matters/" + HandWritten.one(some, turn),
                Facts::file,
                by.file(some)));
        all.add(new Question(
                "timeline",
                "a matter's timeline",
                LIAISON,
                false,
                turn -> "/api/matters/" + HandWritten.one(some, turn) + "/timeline",
                answer -> Facts.ids(answer.at("/items")),
                by.timeline(some)));
    }

    void add(
            String key,
            String about,
            String login,
            boolean list,
            String path,
            Function<JsonNode, List<String>> facts,
            List<Sql> statements) {
        all.add(new Question(key, about, login, list, turn -> path, facts, statements));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
