package org.bihuan.bench.ask;

import static org.bihuan.bench.data.Cast.LIAISON;
import static org.bihuan.bench.data.Cast.OFFICER;

import java.util.List;
import java.util.function.Function;
import org.bihuan.bench.ask.HandWritten.Where;
import tools.jackson.databind.JsonNode;

/** What is typed into Ctrl K, by one who sees all and by one who sees half. */
record SearchQuestions(Questions to) {

    void ask() {
        for (var login : List.of(OFFICER, LIAISON)) {
            var seen = HandWritten.seenBy(to.cast(), login);
            var of = login.equals(OFFICER) ? "" : " of a liaison of half of all";
            var suffix = login.equals(OFFICER) ? "" : "-liaison";
            var latest = "m.last_event_at desc, m.id limit 8";
            find(
                    "find-number" + suffix,
                    "Ctrl K, a whole number" + of,
                    login,
                    to.number(),
                    Facts::hits,
                    seen.and(Where.of("m.number = ?", to.number())),
                    latest);
            var digits =
                    to.number().substring(to.number().length() - 4, to.number().length() - 1);
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
                    seen.and(HandWritten.matching("jqndcb")),
                    latest);
        }
    }

    /** Among the latest 2,000, where frequent words are found. */
    private Where recent(String word) {
        return Where.of(
                "m.keywords ilike ? and m.last_event_at >= coalesce((select r.last_event_at from matter.matter r"
                        + " where r.zone_id = ? order by r.last_event_at desc, r.id offset 2000 limit 1), '-infinity')",
                "%" + word + "%",
                to.cast().zone());
    }

    private void find(
            String key,
            String about,
            String login,
            String typed,
            Function<JsonNode, List<String>> facts,
            Where where,
            String order) {
        to.add(
                key,
                about,
                login,
                false,
                "/api/search?q=" + Questions.encoded(typed),
                facts,
                List.of(to.by().hits(where, order)));
    }
}
