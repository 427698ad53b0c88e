package org.bihuan.bench.ask;

import static org.bihuan.bench.data.Cast.LIAISON;
import static org.bihuan.bench.data.Cast.OFFICER;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.bench.ask.HandWritten.Where;

/** Two workbenches, and the rows of each heap on them. */
record DeskQuestions(Questions to) {

    void ask() {
        var officer = to.cast().account(OFFICER).id();
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
                                        "m.lead_unit_id <> ?",
                                        to.cast().office().id())),
                        known.and(states("PASSED")),
                        known.and(states("ASSIGNED", "RECEIVED", "IN_PROGRESS", "REWORK"))));
        var led = HandWritten.seenBy(to.cast(), LIAISON)
                .and(Where.of("m.lead_unit_id = ?", to.cast().street().id()));
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
            statements.add(to.by().rows(heap, "m.due_on asc nulls last, m.id limit 20"));
            statements.add(to.by().count(heap));
        }
        to.add(key, about, login, false, "/api/workbench", answer -> Facts.desk(answer, tasks), statements);
    }
}
