package org.bihuan.bench.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what a matter has gone through: its timeline and the spans of its states. */
final class PastRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> EVENT = List.of(
            "zone_id,id,matter_id,seq,at,event,from_state,to_state,round,account_id,person_id,actor_name,unit_id",
            "unit_name,facts,evidence");
    private static final List<String> INTERVAL = List.of(
            "zone_id,matter_id,seq,from_at,to_at,state,round,type_code,lead_unit_id,percent,original_due_on,due_on",
            "source_kind,sponsor,move,opened_at,done_on,held_since,ends_hold,recorded_at");

    private final Cast cast;
    private final TableCopy events;
    private final TableCopy intervals;

    PastRows(Connection connection, Cast cast) throws SQLException {
        this.cast = cast;
        events = TableCopy.of(connection, "matter.matter_event", EVENT);
        intervals = TableCopy.of(connection, "matter.matter_interval", INTERVAL);
    }

    void send(Connection connection) throws SQLException, IOException {
        events.send(connection);
        intervals.send(connection);
    }

    void write(Life life, UUID matter, String source, @Nullable UUID sponsor, List<Standing> states) {
        events(life, matter);
        states.forEach(state -> interval(life, matter, source, sponsor, state));
    }

    private void events(Life life, UUID matter) {
        String from = null;
        int seq = 0;
        for (var each : life.past) {
            var byUnit =
                    List.of("Received", "Progressed", "Reported", "Returned").contains(each.event());
            var actor = byUnit ? cast.account(Cast.LIAISON) : cast.account(Cast.OFFICER);
            var unit = byUnit ? life.lead : cast.office();
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("zone_id", cast.zone());
            row.put("id", MatterRows.id(life.at(each), life.random()));
            row.put("matter_id", matter);
            row.put("seq", ++seq);
            row.put("at", life.at(each));
            row.put("event", each.event());
            row.put("from_state", from);
            row.put("to_state", each.to());
            row.put("round", each.round());
            row.put("account_id", actor.id());
            row.put("person_id", actor.person());
            row.put("actor_name", actor.name());
            row.put("unit_id", unit.id());
            row.put("unit_name", unit.name());
            row.put("facts", json(each.facts()));
            row.put("evidence", "{}");
            events.add(row);
            from = each.to();
        }
    }

    private static String json(Map<String, ?> facts) {
        var texts = new LinkedHashMap<String, @Nullable Object>();
        facts.forEach((name, value) ->
                texts.put(name, value instanceof UUID || value instanceof LocalDate ? value.toString() : value));
        return JSON.writeValueAsString(texts);
    }

    private void interval(Life life, UUID matter, String source, @Nullable UUID sponsor, Standing state) {
        var since = state.since();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("zone_id", cast.zone());
        row.put("matter_id", matter);
        row.put("seq", state.seq());
        row.put("from_at", state.from());
        row.put("to_at", state.to());
        row.put("state", since.to());
        row.put("round", since.round());
        row.put("type_code", life.kind.name());
        row.put("lead_unit_id", state.seq() == 1 ? null : life.lead.id());
        row.put("percent", since.percent());
        row.put("original_due_on", life.originalDueOn);
        row.put("due_on", state.dueOn());
        row.put("source_kind", source);
        row.put("sponsor", sponsor);
        row.put("move", since.move());
        boolean closed = "CLOSED".equals(since.move());
        var reported = life.happened("Reported");
        row.put("opened_at", closed ? life.openedAt : null);
        row.put("done_on", closed && reported != null ? Life.day(reported) : null);
        row.put("held_since", state.heldSince());
        row.put("ends_hold", state.endsHold());
        row.put("recorded_at", state.from());
        intervals.add(row);
    }
}
