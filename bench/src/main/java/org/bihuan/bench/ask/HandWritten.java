package org.bihuan.bench.ask;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.bihuan.bench.data.Cast;
import org.jspecify.annotations.Nullable;

/**
 * The questions as somebody who knows the tables would write them: only the columns shown, the conditions that hold and
 * nothing else. It does not pass through row-level security.
 */
final class HandWritten {

    static final String LIVE =
            "'OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED',"
                    + "'REWORK','SUSPENDED','SHELVED'";
    static final String OPEN =
            "'OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK'";
    private static final String CLOSED = "'CLOSED_OFF','EVALUATED','ARCHIVED'";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int ROWS = 50;
    static final int MORE_THAN_COUNTED = 10_001;

    private static final String LIGHT = """
            case when m.state in (%s) then 'GREEN' when m.state not in (%s) then 'GREY'
              when m.due_on < ? then 'RED'
              when m.step_due_at < ? or (m.due_on > (m.opened_at at time zone 'Asia/Shanghai')::date
                and m.percent * (m.due_on - (m.opened_at at time zone 'Asia/Shanghai')::date)
                  < (?::date - (m.opened_at at time zone 'Asia/Shanghai')::date) * 100
                    - (m.due_on - (m.opened_at at time zone 'Asia/Shanghai')::date) * 20) then 'YELLOW'
              when m.remind_on <= ? then 'BLUE' when m.percent > 0 then 'GREEN' else 'GREY' end""".formatted(CLOSED, OPEN);

    private static final String ROW = """
            select m.id, m.number, m.title, m.type_code, m.severity, m.urgent, m.state, m.round, m.percent, %s,
              u.id, u.name, m.responsible_name, m.subject_name, m.place, m.source_kind, m.source_text,
              m.original_due_on, m.due_on, m.step_due_at, m.opened_at, m.closed_at, m.last_event_at, m.urge_count,
              m.instructed, m.rung, m.version
            from matter.matter m
            left join organisation.unit u on u.zone_id = m.zone_id and u.id = m.lead_unit_id
            where m.zone_id = ? and %s""";

    private static final String SHORT = """
            select m.id, m.number, m.title, m.state, %s, u.name, m.subject_name, m.place, m.responsible_name
            from matter.matter m
            left join organisation.unit u on u.zone_id = m.zone_id and u.id = m.lead_unit_id
            where m.zone_id = ? and %s""";

    private final UUID zone;
    private final LocalDate today;

    HandWritten(Cast cast, LocalDate today) {
        this.zone = cast.zone();
        this.today = today;
    }

    /** Conditions on {@code m}, and what they bind. */
    record Where(String text, List<Object> binds) {

        static Where of(String text, Object... binds) {
            return new Where(text, List.of(binds));
        }

        Where and(Where more) {
            var both = new ArrayList<>(binds);
            both.addAll(more.binds());
            return new Where(text + " and " + more.text(), both);
        }
    }

    /** What a liaison sees: the units in scope, what names the person, what the person wrote. */
    static Where seenBy(Cast cast, String login) {
        var account = cast.account(login);
        if (!login.equals(Cast.LIAISON)) {
            return Where.of("true");
        }
        var units = cast.streetAndBelow();
        var binds = new ArrayList<Object>(units);
        binds.addFirst(account.id());
        binds.add(account.person());
        return new Where("""
                (m.created_by = ? or exists (select 1 from matter.matter_slot s where s.zone_id = m.zone_id
                  and s.matter_id = m.id and (s.unit_id in (%s) or s.person_id = ? and m.state in (%s))))""".formatted(String.join(",", Collections.nCopies(units.size(), "?")), LIVE), binds);
    }

    /** Two characters and more are found by the index over their pairs. */
    static Where matching(String word) {
        return Where.of("m.grams @> platform.bigrams(?) and m.keywords ilike ?", word, "%" + word + "%");
    }

    /** A page and its total, which is counted no further than the product counts it. */
    List<Sql> page(Where where, String order, int page) {
        return List.of(
                rows(where, order + " limit " + ROWS + " offset " + (page - 1) * ROWS),
                Sql.of(
                        "select count(*) from (select 1 from matter.matter m where m.zone_id = ? and " + where.text()
                                + " limit " + MORE_THAN_COUNTED + ") counted",
                        zoned(where)));
    }

    Sql rows(Where where, String orderAndLimit) {
        return withLight(ROW, where, orderAndLimit);
    }

    /** One line of a search. */
    Sql hits(Where where, String orderAndLimit) {
        return withLight(SHORT, where, orderAndLimit);
    }

    private Sql withLight(String select, Where where, String orderAndLimit) {
        return new Sql(select.formatted(LIGHT, where.text()) + " order by " + orderAndLimit, turn -> lit(where));
    }

    /** What the light binds, at this moment, before what the condition binds. */
    private List<Object> lit(Where where) {
        var binds = new ArrayList<Object>(List.of(today, OffsetDateTime.now(ZoneOffset.UTC), today, today, zone));
        binds.addAll(where.binds());
        return binds;
    }

    Sql count(Where where) {
        return Sql.of("select count(*) from matter.matter m where m.zone_id = ? and " + where.text(), zoned(where));
    }

    /** How many of each state under each light. */
    Sql totals(Where where) {
        return new Sql("""
                select light || ' ' || sum(n) from (select state, light, count(*) as n from (
                  select m.state, %s as light from matter.matter m where m.zone_id = ? and %s) t
                  group by state, light) s group by light order by light""".formatted(LIGHT, where.text()), turn -> lit(where));
    }

    Sql closedSince(LocalDate day, Where where) {
        return count(Where.of(
                        "m.state in (" + CLOSED + ") and m.closed_at >= ?",
                        day.atStartOfDay(SHANGHAI).toOffsetDateTime())
                .and(where));
    }

    private List<Object> zoned(Where where) {
        var binds = new ArrayList<Object>(where.binds());
        binds.addFirst(zone);
        return binds;
    }

    /** As they stood at a moment, by lead unit; null for the present. */
    Sql standing(@Nullable OffsetDateTime asAt) {
        var held = asAt == null
                ? "i.to_at is null and i.superseded_at is null"
                : "i.span @> ?::timestamptz and i.recorded_at <= ? and (i.superseded_at is null or i.superseded_at > ?)";
        var day = asAt == null ? today : asAt.atZoneSameInstant(SHANGHAI).toLocalDate();
        var binds = new ArrayList<Object>(List.of(day, zone));
        if (asAt != null) {
            binds.addAll(List.of(asAt, asAt, asAt));
        }
        return Sql.of("""
                select concat_ws(' ', s.key, s.live, s.overdue, s.receipt, s.verification, s.rework, s.paused), u.name
                from (select i.lead_unit_id, coalesce(i.lead_unit_id::text, '-') as key,
                    count(*) as live,
                    count(*) filter (where i.state in (%s) and i.due_on < ?) as overdue,
                    count(*) filter (where i.state = 'ASSIGNED') as receipt,
                    count(*) filter (where i.state in ('REPORTED','VERIFYING')) as verification,
                    count(*) filter (where i.state = 'REWORK') as rework,
                    count(*) filter (where i.state in ('SUSPENDED','SHELVED')) as paused
                  from matter.matter_interval i
                  where i.zone_id = ? and i.state in (%s) and %s
                  group by i.lead_unit_id) s
                left join organisation.unit u on u.zone_id = '%s' and u.id = s.lead_unit_id
                order by s.key collate "C"
                """.formatted(OPEN, LIVE, held, zone), binds);
    }

    /** What happened between two days, by lead unit: opened, closed off, of these within the first limit; median days. */
    Sql happened(LocalDate from, LocalDate to) {
        return Sql.of(
                """
                select concat_ws(' ', s.key, s.opened, s.closed, s.on_time, s.closed), s.days, u.name
                from (select i.lead_unit_id, coalesce(i.lead_unit_id::text, '-') as key,
                    count(*) filter (where i.move = 'OPENED') as opened,
                    count(*) filter (where i.move = 'CLOSED') as closed,
                    count(*) filter (where i.move = 'CLOSED'
                      and (i.original_due_on is null or i.done_on <= i.original_due_on)) as on_time,
                    percentile_cont(0.5) within group (order by extract(epoch from i.from_at - i.opened_at) / 86400)
                      filter (where i.move = 'CLOSED') as days
                  from matter.matter_interval i
                  where i.zone_id = ? and i.move in ('OPENED','CLOSED') and i.from_at >= ? and i.from_at < ?
                    and i.superseded_at is null
                  group by i.lead_unit_id) s
                left join organisation.unit u on u.zone_id = '%s' and u.id = s.lead_unit_id
                order by s.key collate "C"
                """.formatted(zone),
                List.of(
                        zone,
                        from.atStartOfDay(SHANGHAI).toOffsetDateTime(),
                        to.plusDays(1).atStartOfDay(SHANGHAI).toOffsetDateTime()));
    }

    /** The file page of one of these matters, in turn. */
    List<Sql> file(List<UUID> matters) {
        return List.of(
                new Sql(
                        "select m.id, m.*, t.version, t.definition from matter.matter m join matter.matter_type t"
                                + " on t.zone_id = m.zone_id and t.id = m.type_id where m.zone_id = ? and m.id = ?",
                        turn -> List.of(zone, one(matters, turn))),
                new Sql(
                        "select s.slot, u.id, u.name, s.person_name, p.name, s.phone from matter.matter_slot s"
                                + " left join organisation.unit u on u.zone_id = s.zone_id and u.id = s.unit_id"
                                + " left join organisation.person p on p.zone_id = s.zone_id and p.id = s.person_id"
                                + " where s.zone_id = ? and s.matter_id = ? order by s.slot, s.sort, s.id",
                        turn -> List.of(zone, one(matters, turn))));
    }

    List<Sql> timeline(List<UUID> matters) {
        return List.of(new Sql(
                "select id, seq, at, event, from_state, to_state, round, actor_name, unit_name, facts, evidence"
                        + " from matter.matter_event where zone_id = ? and matter_id = ? order by seq desc limit 100",
                turn -> List.of(zone, one(matters, turn))));
    }

    static UUID one(List<UUID> matters, int turn) {
        return matters.get(turn % matters.size());
    }
}
