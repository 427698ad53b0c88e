package org.bihuan.bench.ask;

import static org.bihuan.bench.data.Cast.LIAISON;
import static org.bihuan.bench.data.Cast.OFFICER;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.bench.ask.HandWritten.Where;
import org.bihuan.bench.data.Cast;
import org.bihuan.bench.data.Database;
import tools.jackson.databind.JsonNode;

/** All that is asked without changing anything: each a screen's request and the same by hand. */
public final class Questions {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
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

    public static List<Question> of(Connection connection, Cast cast) throws SQLException {
        var questions = new Questions(connection, cast);
        questions.ledger();
        questions.search();
        questions.files();
        questions.desks();
        questions.statistics();
        return questions.all;
    }

    private void ledger() {
        var live = Where.of("m.state in (" + HandWritten.LIVE + ")");
        var due = "m.due_on asc nulls last, m.id desc";
        var latest = "m.last_event_at desc, m.id desc";
        page("ledger", "ledger page, live, by limit", OFFICER, "", live, due, 1);
        page(
                "ledger-1",
                "ledger page, one filter: red",
                OFFICER,
                "?light=RED",
                live.and(Where.of("m.state in (" + HandWritten.OPEN + ") and m.due_on < ?", today)),
                due,
                1);
        var street = cast.street().id();
        page(
                "ledger-3",
                "ledger page, three filters: unit, type, limit within 30 days",
                OFFICER,
                "?unit=" + street + "&type=HAZARD&dueFrom=" + today + "&dueTo=" + today.plusDays(30),
                live.and(Where.of(
                        "m.lead_unit_id = ? and m.type_code = ? and m.due_on >= ? and m.due_on <= ?",
                        street,
                        "HAZARD",
                        today,
                        today.plusDays(30))),
                due,
                1);
        var known = Where.of(
                "m.state <> 'DRAFT' and (m.opened_at is not null or m.created_by = ?)",
                cast.account(OFFICER).id());
        page("ledger-all", "ledger page of all, latest first", OFFICER, "?stage=ALL&sort=-updated", known, latest, 1);
        page(
                "ledger-deep",
                "deep page: number " + deep + " of all, latest first",
                OFFICER,
                "?stage=ALL&sort=-updated&page=" + deep,
                known,
                latest,
                deep);
        word("ledger-word", "ledger, two characters", "喷淋", known, latest);
        word("ledger-number", "ledger, a whole number", number, known, latest);
        word("ledger-pinyin", "ledger, pinyin initials", "jqndcb", known, latest);
        page(
                "ledger-liaison",
                "ledger page of a liaison of half of all, live, by limit",
                LIAISON,
                "",
                HandWritten.seenBy(cast, LIAISON).and(live),
                due,
                1);
        totals("totals", "totals above the ledger", OFFICER, live);
        totals("totals-liaison", "totals above the ledger of a liaison of half of all", LIAISON, live);
    }

    private void page(String key, String about, String login, String query, Where where, String order, int page) {
        add(key, about, login, true, "/api/matters" + query, Facts::page, by.page(where, order, page));
    }

    private void word(String key, String about, String word, Where known, String order) {
        var where = matching(word).and(known);
        page(key, about, OFFICER, "?stage=ALL&sort=-updated&q=" + encoded(word), where, order, 1);
    }

    /** Two characters and more are found by the index over their pairs. */
    private static Where matching(String word) {
        return Where.of("m.grams @> platform.bigrams(?) and m.keywords ilike ?", word, "%" + word + "%");
    }

    private void totals(String key, String about, String login, Where live) {
        var seen = HandWritten.seenBy(cast, login);
        add(
                key,
                about,
                login,
                false,
                "/api/matters/totals",
                Facts::totals,
                List.of(by.totals(seen.and(live)), by.closedSince(today.with(DayOfWeek.MONDAY), seen)));
    }

    private void search() {
        for (var login : List.of(OFFICER, LIAISON)) {
            var seen = HandWritten.seenBy(cast, login);
            var of = login.equals(OFFICER) ? "" : " of a liaison of half of all";
            var suffix = login.equals(OFFICER) ? "" : "-liaison";
            var latest = "m.last_event_at desc, m.id limit 8";
            find(
                    "find-number" + suffix,
                    "Ctrl K, a whole number" + of,
                    login,
                    number,
                    Facts::hits,
                    seen.and(Where.of("m.number = ?", number)),
                    latest);
            var digits = number.substring(number.length() - 4, number.length() - 1);
            var tail = new StringBuilder(digits).reverse().toString();
            var after = tail.substring(0, 2) + (char) (tail.charAt(2) + 1);
            find(
                    "find-digits" + suffix,
                    "Ctrl K, last three digits" + of,
                    login,
                    digits,
                    Facts::numberEnds,
                    seen.and(Where.of("m.number_tail >= ? and m.number_tail < ?", tail, after)),
                    "m.number_tail <> '" + tail + "', m.last_event_at desc, m.id desc limit 8");
            find(
                    "find-word" + suffix,
                    "Ctrl K, two characters" + of,
                    login,
                    "喷淋",
                    Facts::hits,
                    seen.and(recent("喷淋")),
                    "starts_with(m.title, '喷淋') desc, " + latest);
            find(
                    "find-pinyin" + suffix,
                    "Ctrl K, pinyin initials" + of,
                    login,
                    "jqndcb",
                    Facts::hits,
                    seen.and(matching("jqndcb")),
                    latest);
        }
    }

    /** Among the latest 2,000, where frequent words are found. */
    private Where recent(String word) {
        return Where.of(
                "m.keywords ilike ? and m.last_event_at >= coalesce((select r.last_event_at from matter.matter r"
                        + " where r.zone_id = ? order by r.last_event_at desc, r.id offset 2000 limit 1), '-infinity')",
                "%" + word + "%",
                cast.zone());
    }

    private void find(
            String key,
            String about,
            String login,
            String typed,
            Function<JsonNode, List<String>> facts,
            Where where,
            String order) {
        add(key, about, login, false, "/api/search?q=" + encoded(typed), facts, List.of(by.hits(where, order)));
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

    private void desks() {
        var officer = cast.account(OFFICER).id();
        var known = Where.of("(m.opened_at is not null or m.created_by = ?)", officer);
        var undecided = Where.of(
                "m.state in (" + HandWritten.LIVE
                        + ") and exists (select 1 from matter.matter_request q where q.zone_id"
                        + " = m.zone_id and q.matter_id = m.id and q.outcome is null and q.requested_by <> ?)",
                officer);
        desk(
                "workbench",
                "workbench of a supervision officer",
                OFFICER,
                List.of("ASSIGN", "DECIDE", "VERIFY", "CLOSE_OFF"),
                List.of(
                        known.and(states("OPENED", "RETURNED")),
                        known.and(undecided),
                        known.and(states("REPORTED", "VERIFYING"))
                                .and(Where.of(
                                        "m.lead_unit_id <> ?", cast.office().id())),
                        known.and(states("PASSED")),
                        known.and(states("ASSIGNED", "RECEIVED", "IN_PROGRESS", "REWORK"))));
        var led = HandWritten.seenBy(cast, LIAISON)
                .and(Where.of("m.lead_unit_id = ?", cast.street().id()));
        desk(
                "workbench-liaison",
                "workbench of a liaison",
                LIAISON,
                List.of("SIGN", "REWORK", "HANDLE"),
                List.of(
                        led.and(states("ASSIGNED")),
                        led.and(states("REWORK")),
                        led.and(states("RECEIVED", "IN_PROGRESS")),
                        led.and(states("REPORTED", "VERIFYING", "PASSED"))));
    }

    private static Where states(String... names) {
        return Where.of("m.state in ('" + String.join("','", names) + "')");
    }

    private void desk(String key, String about, String login, List<String> tasks, List<Where> heaps) {
        var statements = new ArrayList<Sql>();
        for (var heap : heaps) {
            statements.add(by.rows(heap, "m.due_on asc nulls last, m.id limit 20"));
            statements.add(by.count(heap));
        }
        add(key, about, login, false, "/api/workbench", answer -> Facts.desk(answer, tasks), statements);
    }

    private void statistics() {
        var standing = "/api/statistics/table?groupBy=UNIT&figure=LIVE,OVERDUE,AWAITING_RECEIPT,AWAITING_VERIFICATION,"
                + "IN_REWORK,PAUSED";
        figures("statistics", "what stands now, by unit", standing, by.standing(null));
        for (int days : List.of(21, 365)) {
            OffsetDateTime at =
                    today.minusDays(days).atTime(18, 0).atZone(SHANGHAI).toOffsetDateTime();
            figures(
                    "statistics-" + days,
                    "what stood " + days + " days ago, by unit",
                    standing + "&asAt=" + at.toInstant(),
                    by.standing(at));
        }
        var from = today.minusYears(1);
        figures(
                "statistics-year",
                "a year's openings, close-offs, punctuality and median days, by unit",
                "/api/statistics/table?groupBy=UNIT&figure=OPENINGS,CLOSINGS,ON_TIME_BY_ORIGINAL,WHOLE_DAYS_MEDIAN&from="
                        + from + "&to=" + today,
                by.happened(from, today));
    }

    private void figures(String key, String about, String path, Sql statement) {
        add(key, about, OFFICER, false, path, Facts::lines, List.of(statement));
    }

    private void add(
            String key,
            String about,
            String login,
            boolean list,
            String path,
            Function<JsonNode, List<String>> facts,
            List<Sql> statements) {
        all.add(new Question(key, about, login, list, turn -> path, facts, statements));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
