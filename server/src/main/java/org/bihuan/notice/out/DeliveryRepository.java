package org.bihuan.notice.out;

import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY;
import static org.bihuan.schema.notice.Tables.DELIVERY_ATTEMPT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.notice.tables.records.DeliveryRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The outbox: the only place that writes deliveries and their attempts. */
@Repository
class DeliveryRepository {

    /** Who dies while sending holds a delivery for so long; then it is sent again. */
    static final Duration LEASE = Duration.ofMinutes(2);
    /** Robots of both vendors take 20 messages a minute. */
    private static final int ROBOT_PER_MINUTE = 18;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DSLContext sql;
    private final JsonMapper json;

    DeliveryRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A delivery and when it may first go. */
    record Planned(Delivery delivery, Instant dueAt) {}

    void insert(ZoneKey zone, Collection<Planned> planned, Instant now) {
        if (planned.isEmpty()) {
            return;
        }
        sql.insertInto(
                        DELIVERY,
                        DELIVERY.ZONE_ID,
                        DELIVERY.ID,
                        DELIVERY.VIA,
                        DELIVERY.CHANNEL_ID,
                        DELIVERY.ACCOUNT_ID,
                        DELIVERY.KIND,
                        DELIVERY.OBJECT_KIND,
                        DELIVERY.OBJECT_ID,
                        DELIVERY.CONTENT,
                        DELIVERY.STATE,
                        DELIVERY.TRIES,
                        DELIVERY.CREATED_AT,
                        DELIVERY.DUE_AT)
                .valuesOfRows(planned.stream()
                        .map(each -> row(
                                zone.value(),
                                each.delivery().id(),
                                each.delivery().channel() == null ? "MAIL" : "CHANNEL",
                                each.delivery().channel(),
                                each.delivery().account(),
                                each.delivery().kind(),
                                each.delivery().objectKind(),
                                each.delivery().objectId(),
                                JSONB.valueOf(
                                        json.writeValueAsString(each.delivery().content())),
                                "WAITING",
                                0,
                                now,
                                each.dueAt()))
                        .toList())
                .execute();
    }

    /** @param due how many were due, those put off with the ones taken */
    record Claimed(int due, List<Delivery> taken) {}

    /** Takes what is due, at most so many, and holds it for the lease; a robot that has had its fill waits a minute. */
    Claimed claim(ZoneKey zone, Instant now, int most) {
        var due = sql.selectFrom(DELIVERY)
                .where(DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.STATE.eq("WAITING"), DELIVERY.DUE_AT.le(now))
                .orderBy(DELIVERY.DUE_AT, DELIVERY.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch();
        var left = new HashMap<UUID, Integer>();
        var channels = due.map(DeliveryRecord::getChannelId).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        robots(zone, channels).forEach(channel -> left.put(channel, ROBOT_PER_MINUTE));
        sentSince(zone, left.keySet(), now.minus(MINUTE))
                .forEach((channel, sent) -> left.merge(channel, -sent, Integer::sum));
        var taken = due.stream().filter(each -> fits(left, each.getChannelId())).toList();
        var ids = taken.stream().map(DeliveryRecord::getId).toList();
        sql.update(DELIVERY)
                .set(DELIVERY.DUE_AT, now.plus(LEASE))
                .set(DELIVERY.TRIES, DELIVERY.TRIES.plus(1))
                .where(DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.ID.in(ids))
                .execute();
        sql.update(DELIVERY)
                .set(DELIVERY.DUE_AT, now.plus(MINUTE))
                .where(
                        DELIVERY.ZONE_ID.eq(zone.value()),
                        DELIVERY.ID.in(due.map(DeliveryRecord::getId)),
                        DELIVERY.ID.notIn(ids))
                .execute();
        return new Claimed(
                due.size(),
                taken.stream().map(each -> delivery(each, each.getTries() + 1)).toList());
    }

    /** Keeps an attempt and what comes of it; one whose lease has run out and who was settled by another is left alone. */
    void settle(ZoneKey zone, Delivery delivery, Try attempt, Instant at, long tookMillis) {
        sql.insertInto(DELIVERY_ATTEMPT)
                .set(DELIVERY_ATTEMPT.ZONE_ID, zone.value())
                .set(DELIVERY_ATTEMPT.ID, Ids.next())
                .set(DELIVERY_ATTEMPT.DELIVERY_ID, delivery.id())
                .set(DELIVERY_ATTEMPT.AT, at)
                .set(DELIVERY_ATTEMPT.OUTCOME, attempt.outcome().name())
                .set(DELIVERY_ATTEMPT.STATUS, attempt.status())
                .set(DELIVERY_ATTEMPT.DETAIL, attempt.detail())
                .set(DELIVERY_ATTEMPT.TOOK_MS, (int) Math.min(tookMillis, Integer.MAX_VALUE))
                .execute();
        var next = attempt.isFinal() ? Optional.<Instant>empty() : RetryRule.next(delivery.tries(), at);
        var waiting = DELIVERY.ZONE_ID
                .eq(zone.value())
                .and(DELIVERY.ID.eq(delivery.id()))
                .and(DELIVERY.STATE.eq("WAITING"));
        if (next.isPresent()) {
            sql.update(DELIVERY).set(DELIVERY.DUE_AT, next.get()).where(waiting).execute();
            return;
        }
        sql.update(DELIVERY)
                .set(DELIVERY.STATE, attempt.outcome() == Try.Outcome.SENT ? "SENT" : "DEAD")
                .set(DELIVERY.SETTLED_AT, at)
                .where(waiting)
                .execute();
    }

    /** Whether there is such a delivery that has not been sent; it is due at once, with all its tries before it. */
    boolean sendAgain(ZoneKey zone, UUID id, Instant now) {
        return sql.update(DELIVERY)
                        .set(DELIVERY.STATE, "WAITING")
                        .set(DELIVERY.TRIES, 0)
                        .set(DELIVERY.DUE_AT, now)
                        .setNull(DELIVERY.SETTLED_AT)
                        .where(DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.ID.eq(id), DELIVERY.STATE.ne("SENT"))
                        .execute()
                == 1;
    }

    boolean exists(ZoneKey zone, UUID id) {
        return sql.fetchExists(DELIVERY, DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.ID.eq(id));
    }

    /** Gives up what waits for a channel that is no more. */
    void giveUp(ZoneKey zone, UUID channel, Instant now) {
        sql.update(DELIVERY)
                .set(DELIVERY.STATE, "DEAD")
                .set(DELIVERY.SETTLED_AT, now)
                .where(DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.CHANNEL_ID.eq(channel), DELIVERY.STATE.eq("WAITING"))
                .execute();
    }

    /** Deletes at most so many of those settled before the moment. */
    int deleteSettledBefore(ZoneKey zone, Instant moment, int most) {
        var ids = sql.select(DELIVERY.ID)
                .from(DELIVERY)
                .where(DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.SETTLED_AT.lt(moment))
                .orderBy(DELIVERY.SETTLED_AT)
                .limit(most)
                .fetch(DELIVERY.ID);
        sql.deleteFrom(DELIVERY_ATTEMPT)
                .where(DELIVERY_ATTEMPT.ZONE_ID.eq(zone.value()), DELIVERY_ATTEMPT.DELIVERY_ID.in(ids))
                .execute();
        return sql.deleteFrom(DELIVERY)
                .where(DELIVERY.ZONE_ID.eq(zone.value()), DELIVERY.ID.in(ids))
                .execute();
    }

    private List<UUID> robots(ZoneKey zone, Collection<UUID> channels) {
        return sql.select(CHANNEL.ID)
                .from(CHANNEL)
                .where(CHANNEL.ZONE_ID.eq(zone.value()), CHANNEL.ID.in(channels), CHANNEL.FORMAT.ne("JSON"))
                .fetch(CHANNEL.ID);
    }

    private Map<UUID, Integer> sentSince(ZoneKey zone, Collection<UUID> channels, Instant since) {
        return sql.select(DELIVERY.CHANNEL_ID, count())
                .from(DELIVERY)
                .where(
                        DELIVERY.ZONE_ID.eq(zone.value()),
                        DELIVERY.SETTLED_AT.gt(since),
                        DELIVERY.CHANNEL_ID.in(channels),
                        DELIVERY.STATE.eq("SENT"))
                .groupBy(DELIVERY.CHANNEL_ID)
                .fetchMap(DELIVERY.CHANNEL_ID, count());
    }

    private static boolean fits(Map<UUID, Integer> left, @Nullable UUID channel) {
        if (channel == null || !left.containsKey(channel)) {
            return true;
        }
        return left.merge(channel, -1, Integer::sum) >= 0;
    }

    private Delivery delivery(DeliveryRecord row, int tries) {
        return new Delivery(
                row.getId(),
                row.getChannelId(),
                row.getAccountId(),
                row.getKind(),
                row.getObjectKind(),
                row.getObjectId(),
                json.readValue(row.getContent().data(), Content.class),
                tries);
    }
}
