package org.bihuan.bench.ask;

import static org.bihuan.bench.data.Cast.LIAISON;
import static org.bihuan.bench.data.Cast.OFFICER;

import java.time.DayOfWeek;
import java.util.List;
import org.bihuan.bench.ask.HandWritten.Where;

/** Pages of the ledger, plain, filtered, searched and deep, and the totals above it. */
record LedgerQuestions(Questions to) {

    void ask() {
        var live = Where.of("m.state in (" + HandWritten.LIVE + ")");
        var due = "m.due_on asc nulls last, m.id desc";
        var latest = "m.last_event_at desc, m.id desc";
        page("ledger", "ledger page, live, by limit", OFFICER, "", live, due, 1);
        page(
                "ledger-1",
                "ledger page, one filter: red",
                OFFICER,
                "?light=RED",
                live.and(Where.of("m.state in (" + HandWritten.OPEN + ") and m.due_on < ?", to.today())),
                due,
                1);
        var street = to.cast().street().id();
        page(
                "ledger-3",
                "ledger page, three filters: unit, type, limit within 30 days",
                OFFICER,
                "?unit=" + street + "&type=HAZARD&dueFrom=" + to.today() + "&dueTo="
                        + to.today().plusDays(30),
                live.and(Where.of(
                        "m.lead_unit_id = ? and m.type_code = ? and m.due_on >= ? and m.due_on <= ?",
                        street,
                        "HAZARD",
                        to.today(),
                        to.today().plusDays(30))),
                due,
                1);
        var known = Where.of(
                "m.state <> 'DRAFT' and (m.opened_at is not null or m.created_by = ?)",
                to.cast().account(OFFICER).id());
        page("ledger-all", "ledger page of all, latest first", OFFICER, "?stage=ALL&sort=-updated", known, latest, 1);
        page(
                "ledger-deep",
                "deep page: number " + to.deep() + " of all, latest first",
                OFFICER,
                "?stage=ALL&sort=-updated&page=" + to.deep(),
                known,
                latest,
                to.deep());
        word("ledger-word", "ledger, two characters", "喷淋", known, latest);
        word("ledger-number", "ledger, a whole number", to.number(), known, latest);
        word("ledger-pinyin", "ledger, pinyin initials", "jqndcb", known, latest);
        page(
                "ledger-liaison",
                "ledger page of a liaison of half of all, live, by limit",
                LIAISON,
                "",
                HandWritten.seenBy(to.cast(), LIAISON).and(live),
                due,
                1);
        totals("totals", "totals above the ledger", OFFICER, live);
        totals("totals-liaison", "totals above the ledger of a liaison of half of all", LIAISON, live);
    }

    private void page(String key, String about, String login, String query, Where where, String order, int page) {
        to.add(
                key,
                about,
                login,
                true,
                "/api/matters" + query,
                Facts::page,
                to.by().page(where, order, page));
    }

    private void word(String key, String about, String word, Where known, String order) {
        var where = HandWritten.matching(word).and(known);
        page(key, about, OFFICER, "?stage=ALL&sort=-updated&q=" + Questions.encoded(word), where, order, 1);
    }

    private void totals(String key, String about, String login, Where live) {
        var seen = HandWritten.seenBy(to.cast(), login);
        to.add(
                key,
                about,
                login,
                false,
                "/api/matters/totals",
                Facts::totals,
                List.of(
                        to.by().totals(seen.and(live)),
                        to.by().closedSince(to.today().with(DayOfWeek.MONDAY), seen)));
    }
}
