package org.bihuan.bench.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes lives down as rows of the product's tables. A new column of one of them belongs here, and nowhere else. */
final class MatterRows {

    static final List<String> TABLES = List.of(
            "matter.matter",
            "matter.matter_slot",
            "matter.matter_event",
            "matter.matter_interval",
            "matter.matter_request");

    private static final List<String> MATTER = List.of(
            "zone_id,id,number,type_id,type_code,title,requirement,state,round,severity,urgent,source_kind,source_text",
            "place,subject_name,lead_unit_id,responsible_name,percent,original_due_on,due_on,remind_on",
            "step_started_at,step_due_at,opened_at,received_at,reported_at,closed_at,suspended_at,back_to",
            "reporter_account_id,urge_count,return_count,extension_count,reopen_count,instructed,rung,rung_since",
            "fields,keywords,initials,created_by,created_at,last_event_at,last_seq,version,sponsor,held_since");
    private static final List<String> SLOT =
            List.of("zone_id,id,matter_id,slot,unit_id,person_id,person_name,phone,sort");
    private static final List<String> REQUEST = List.of(
            "zone_id,id,matter_id,kind,reason,wanted_due_on,requested_by,requested_at,outcome,opinion,decided_by",
            "decided_at");

    private static final List<String> SOURCES =
            List.of("LEDGER", "LEDGER", "LEDGER", "INSPECTION", "INSPECTION", "MEETING", "DOCUMENT", "INSTRUCTION");

    private final Cast cast;
    private final Instant now;
    private final TableCopy matters;
    private final TableCopy slots;
    private final TableCopy requests;
    private final PastRows past;

    MatterRows(Connection connection, Cast cast, Instant now) throws SQLException {
        this.cast = cast;
        this.now = now;
        matters = TableCopy.of(connection, "matter.matter", MATTER);
        slots = TableCopy.of(connection, "matter.matter_slot", SLOT);
        requests = TableCopy.of(connection, "matter.matter_request", REQUEST);
        past = new PastRows(connection, cast);
    }

    void send(Connection connection) throws SQLException, IOException {
        for (var each : List.of(matters, slots, requests)) {
            each.send(connection);
        }
        past.send(connection);
    }

    void write(Life life) {
        var id = id(life.openedAt, life.random());
        var source = Wording.pick(SOURCES, life.random());
        var sponsor = life.random().nextInt(10) < 3 ? cast.account(Cast.LEADER).person() : null;
        var states = Standing.of(life);
        matter(life, id, source, sponsor, states);
        slots(life, id, sponsor);
        past.write(life, id, source, sponsor, states);
        if (life.extended && life.happened("Extended") != null) {
            request(life, id, true);
        } else if (life.last().to().equals("IN_PROGRESS") && life.random().nextInt(50) == 0) {
            request(life, id, false);
        }
    }

    private void matter(Life life, UUID id, String source, @Nullable UUID sponsor, List<Standing> states) {
        var last = life.last();
        var standing = states.getLast();
        var row = new LinkedHashMap<String, @Nullable Object>();
        boolean assigned = life.past.size() > 1;
        row.put("zone_id", cast.zone());
        row.put("id", id);
        row.put("number", life.number());
        row.put("type_id", Objects.requireNonNull(cast.types().get(life.kind.name())));
        row.put("type_code", life.kind.name());
        row.put("title", life.words.title());
        row.put("requirement", "立即整改，明确专人负责，按期反馈整改照片与佐证材料，防止问题反弹。");
        row.put("state", last.to());
        row.put("round", last.round());
        row.put("severity", life.kind == Life.Kind.HAZARD ? life.random().nextInt(8) == 0 ? "MAJOR" : "GENERAL" : null);
        row.put("urgent", life.urgent);
        row.put("source_kind", source);
        row.put("source_text", "2026年度工作台账");
        row.put("place", life.words.place());
        row.put("subject_name", life.words.subject());
        row.put("lead_unit_id", assigned ? life.lead.id() : null);
        row.put("responsible_name", assigned ? life.words.responsible() : null);
        row.put("percent", last.percent());
        row.put("original_due_on", life.originalDueOn);
        row.put("due_on", standing.dueOn());
        row.put("remind_on", standing.dueOn().minusDays(4));
        row.put("step_started_at", standing.heldSince());
        row.put(
                "step_due_at",
                standing.heldSince().plus(Duration.ofDays(last.to().equals("IN_PROGRESS") ? 60 : 2)));
        row.put("opened_at", life.openedAt);
        row.put("received_at", life.happened("Received"));
        row.put("reported_at", life.happened("Reported"));
        row.put("closed_at", life.happened("ClosedOff"));
        row.put("suspended_at", last.to().equals("SHELVED") ? standing.from() : null);
        row.put("back_to", last.to().equals("SHELVED") ? "IN_PROGRESS" : null);
        row.put(
                "reporter_account_id",
                life.happened("Reported") == null ? null : liaison().id());
        row.put("urge_count", 0);
        row.put("return_count", life.happened("Returned") == null ? 0 : 1);
        row.put("extension_count", life.happened("Extended") == null ? 0 : 1);
        row.put("reopen_count", 0);
        row.put("instructed", false);
        var rung = rung(last, standing.dueOn());
        row.put("rung", rung);
        row.put("rung_since", rung == null ? null : now.minus(Duration.ofDays(1)));
        row.put("fields", "{}");
        row.put("keywords", keywords(life, assigned));
        row.put("initials", life.words.initials());
        row.put("created_by", officer().id());
        row.put("created_at", life.openedAt);
        row.put("last_event_at", standing.from());
        row.put("last_seq", life.past.size());
        row.put("version", life.past.size());
        row.put("sponsor", sponsor);
        row.put("held_since", standing.heldSince());
        matters.add(row);
    }

    private static String keywords(Life life, boolean assigned) {
        return String.join(
                " ",
                life.number(),
                life.words.title(),
                life.words.subject(),
                life.words.place(),
                assigned ? life.words.responsible() : "",
                life.words.initials());
    }

    private @Nullable String rung(Milestone last, LocalDate dueOn) {
        if (!List.of("ASSIGNED", "RECEIVED", "IN_PROGRESS", "REWORK").contains(last.to())) {
            return null;
        }
        long days = Life.day(now).toEpochDay() - dueOn.toEpochDay();
        return days > 0 ? "RED" : days > -4 ? "BLUE" : null;
    }

    private void slots(Life life, UUID matter, @Nullable UUID sponsor) {
        slot(life, matter, "ASSIGNING_UNIT", cast.office().id(), null, null, 0);
        if (sponsor != null) {
            slot(life, matter, "SPONSORING_LEADER", null, sponsor, null, 1);
        }
        if (life.past.size() > 1) {
            slot(life, matter, "LEAD_UNIT", life.lead.id(), null, null, 2);
            slot(life, matter, "RESPONSIBLE_PERSON", null, null, life.words.responsible(), 3);
        }
        if (life.random().nextInt(4) == 0) {
            slot(
                    life,
                    matter,
                    "SUPPORTING_UNIT",
                    Wording.pick(cast.others(), life.random()).id(),
                    null,
                    null,
                    4);
        }
    }

    private void slot(
            Life life,
            UUID matter,
            String slot,
            @Nullable UUID unit,
            @Nullable UUID person,
            @Nullable String name,
            int sort) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("zone_id", cast.zone());
        row.put("id", id(life.openedAt, life.random()));
        row.put("matter_id", matter);
        row.put("slot", slot);
        row.put("unit_id", unit);
        row.put("person_id", person);
        row.put("person_name", name);
        row.put("phone", name == null ? null : "13800000000");
        row.put("sort", sort);
        slots.add(row);
    }

    private void request(Life life, UUID matter, boolean approved) {
        var decided = approved ? life.happened("Extended") : null;
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("zone_id", cast.zone());
        row.put("id", id(life.openedAt, life.random()));
        row.put("matter_id", matter);
        row.put("kind", "EXTENSION");
        row.put("reason", "配件未到货，申请延期。");
        row.put("wanted_due_on", life.originalDueOn.plusDays(10));
        row.put("requested_by", liaison().id());
        row.put("requested_at", life.at(life.last()));
        row.put("outcome", approved ? "APPROVED" : null);
        row.put("decided_by", approved ? officer().id() : null);
        row.put("decided_at", decided);
        requests.add(row);
    }

    private Cast.Account officer() {
        return cast.account(Cast.OFFICER);
    }

    private Cast.Account liaison() {
        return cast.account(Cast.LIAISON);
    }

    /** A UUID of version 7, as the product makes them, but the same at every run. */
    static UUID id(Instant at, SplittableRandom random) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        return new UUID(high, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
