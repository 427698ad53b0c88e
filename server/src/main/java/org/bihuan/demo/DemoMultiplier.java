package org.bihuan.demo;

import static org.bihuan.schema.matter.Tables.COMMAND;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;
import static org.bihuan.schema.matter.Tables.MATTER_REQUEST;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.matter.Tables.NUMBER_COUNTER;
import static org.bihuan.schema.matter.Tables.SUB_TASK;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes many matters out of the told ones, for looking at the product under load: whole lives are copied, row for row -
 * matter, slots, events, intervals, requests - within the database. Copies have no command and no audit record, because
 * nobody did them.
 */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoMultiplier {

    /** Matters per transaction, so that a start broken off loses little and is taken up where it was. */
    private static final int PER_TRANSACTION = 6_400;

    private static final int MOST = 1_000_000;

    /** The database makes these itself. */
    private static final List<Field<?>> COMPUTED =
            List.of(MATTER_.GRAMS, MATTER_.NUMBER_TAIL, MATTER_.PLACE_KEY, MATTER_.SUBJECT_KEY, MATTER_INTERVAL.SPAN);

    private final DSLContext sql;
    private final TransactionTemplate transaction;

    DemoMultiplier(DSLContext sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** Copies until there are as many matters as wanted, a million at most. */
    void multiply(ZoneKey zone, int wanted) {
        var zoneId = zone.value();
        List<UUID> told = transaction.execute(status -> told(zoneId));
        int perTurn = Math.max(1, told.size());
        int last = (Math.min(wanted, MOST) - 1) / perTurn;
        int step = Math.max(1, PER_TRANSACTION / perTurn);
        int done = transaction.execute(status -> matters(zoneId)) / perTurn - 1;
        for (int first = done + 1; first <= last; first += step) {
            int from = first;
            int to = Math.min(last, first + step - 1);
            transaction.executeWithoutResult(status -> copy(zoneId, told, from, to));
        }
        transaction.executeWithoutResult(status -> countOn(zoneId, last));
    }

    private int matters(UUID zone) {
        return sql.fetchCount(MATTER_, MATTER_.ZONE_ID.eq(zone));
    }

    /** Only told matters were commanded. */
    private List<UUID> told(UUID zone) {
        return sql.selectDistinct(COMMAND.MATTER_ID)
                .from(COMMAND)
                .where(COMMAND.ZONE_ID.eq(zone))
                .orderBy(COMMAND.MATTER_ID)
                .limit(DemoZone.TOLD)
                .fetch(COMMAND.MATTER_ID);
    }

    private void copy(UUID zone, List<UUID> told, int first, int last) {
        copy(
                zone,
                told,
                first,
                last,
                MATTER_,
                MATTER_.ZONE_ID,
                MATTER_.ID,
                Map.of(
                        MATTER_.ID, Copies.id(MATTER_.ID),
                        MATTER_.NUMBER, Copies.number(MATTER_.NUMBER),
                        MATTER_.TITLE, Copies.title(MATTER_.TITLE),
                        MATTER_.PARENT_ID, Copies.id(MATTER_.PARENT_ID),
                        MATTER_.PARENT_NUMBER, Copies.number(MATTER_.PARENT_NUMBER),
                        MATTER_.KEYWORDS, Copies.keywords(MATTER_.KEYWORDS, MATTER_.NUMBER)));
        copy(
                zone,
                told,
                first,
                last,
                MATTER_SLOT,
                MATTER_SLOT.ZONE_ID,
                MATTER_SLOT.MATTER_ID,
                Map.of(
                        MATTER_SLOT.ID, Copies.id(MATTER_SLOT.ID),
                        MATTER_SLOT.MATTER_ID, Copies.id(MATTER_SLOT.MATTER_ID)));
        copy(
                zone,
                told,
                first,
                last,
                SUB_TASK,
                SUB_TASK.ZONE_ID,
                SUB_TASK.MATTER_ID,
                Map.of(SUB_TASK.ID, Copies.id(SUB_TASK.ID), SUB_TASK.MATTER_ID, Copies.id(SUB_TASK.MATTER_ID)));
        copy(
                zone,
                told,
                first,
                last,
                MATTER_EVENT,
                MATTER_EVENT.ZONE_ID,
                MATTER_EVENT.MATTER_ID,
                Map.of(
                        MATTER_EVENT.ID, Copies.id(MATTER_EVENT.ID),
                        MATTER_EVENT.MATTER_ID, Copies.id(MATTER_EVENT.MATTER_ID),
                        MATTER_EVENT.FACTS, Copies.facts(MATTER_EVENT.FACTS, MATTER_.NUMBER)));
        copy(
                zone,
                told,
                first,
                last,
                MATTER_INTERVAL,
                MATTER_INTERVAL.ZONE_ID,
                MATTER_INTERVAL.MATTER_ID,
                Map.of(MATTER_INTERVAL.MATTER_ID, Copies.id(MATTER_INTERVAL.MATTER_ID)));
        copy(
                zone,
                told,
                first,
                last,
                MATTER_REQUEST,
                MATTER_REQUEST.ZONE_ID,
                MATTER_REQUEST.MATTER_ID,
                Map.of(
                        MATTER_REQUEST.ID, Copies.id(MATTER_REQUEST.ID),
                        MATTER_REQUEST.MATTER_ID, Copies.id(MATTER_REQUEST.MATTER_ID)));
    }

    /** Copies the rows of a table that belong to the told matters, with the changed columns computed. */
    private void copy(
            UUID zone,
            List<UUID> told,
            int first,
            int last,
            Table<?> table,
            TableField<?, UUID> zoneId,
            TableField<?, UUID> matterId,
            Map<Field<?>, Field<?>> changed) {
        var columns = Arrays.stream(table.fields())
                .filter(column -> !COMPUTED.contains(column))
                .toList();
        var values = columns.stream()
                .<Field<?>>map(column -> changed.getOrDefault(column, column))
                .toList();
        var rows = sql.select(values).from(table);
        var joined = table.equals(MATTER_)
                ? rows
                : rows.join(MATTER_).on(MATTER_.ZONE_ID.eq(zone), MATTER_.ZONE_ID.eq(zoneId), MATTER_.ID.eq(matterId));
        sql.insertInto(table, columns)
                .select(joined.crossJoin(Copies.turns(first, last)).where(zoneId.eq(zone), matterId.in(told)))
                .execute();
    }

    /** New matters get numbers beyond those of the copies. */
    private void countOn(UUID zone, int turns) {
        if (turns > 0) {
            sql.update(NUMBER_COUNTER)
                    .set(NUMBER_COUNTER.LAST, (turns + 1) * 1000)
                    .where(NUMBER_COUNTER.ZONE_ID.eq(zone), NUMBER_COUNTER.LAST.lt((turns + 1) * 1000))
                    .execute();
        }
    }
}
