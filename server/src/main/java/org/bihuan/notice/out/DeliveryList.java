package org.bihuan.notice.out;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY;
import static org.bihuan.schema.notice.Tables.DELIVERY_ATTEMPT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was sent outside and how it went, latest first. Says of what kind a message was, not what it said: whoever runs
 * the system need not read the business.
 */
@Repository
public class DeliveryList {

    /** Where a delivery stands. */
    public enum State {
        WAITING,
        SENT,
        /** Given up after its last try. */
        DEAD
    }

    /**
     * @param to name of the channel, or log-in name of the account that gets mail
     * @param nextAt when it is tried next, of a waiting one
     */
    public record Row(
            UUID id,
            @Nullable UUID channelId,
            String to,
            String kind,
            State state,
            int tries,
            int triesAllowed,
            Instant createdAt,
            @Nullable Instant nextAt,
            @Nullable Instant settledAt,
            List<String> allowedActions) {}

    public record Attempt(
            Instant at, Try.Outcome outcome, @Nullable Integer status, String detail, int tookMillis) {}

    public record Show(Row delivery, List<Attempt> attempts) {}

    private static final int ATTEMPTS = 100;

    private final DSLContext sql;

    DeliveryList(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, @Nullable State state, @Nullable UUID channel, PageRequest request) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        var wanted = DELIVERY.ZONE_ID
                .eq(viewer.zone().value())
                .and(state == null ? noCondition() : DELIVERY.STATE.eq(state.name()))
                .and(channel == null ? noCondition() : DELIVERY.CHANNEL_ID.eq(channel));
        var rows = rows(viewer, wanted)
                .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(DeliveryList::row);
        return Page.of(rows, request, sql.fetchCount(DELIVERY, wanted));
    }

    @Transactional(readOnly = true)
    public Show show(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        var zone = viewer.zone().value();
        var delivery = rows(viewer, DELIVERY.ZONE_ID.eq(zone).and(DELIVERY.ID.eq(id)))
                .fetchOptional(DeliveryList::row)
                .orElseThrow(() -> Problem.missing("NOTICE-DELIVERY-MISSING", "没有这条发送记录，或已过保存期。"));
        var attempts = sql.selectFrom(DELIVERY_ATTEMPT)
                .where(DELIVERY_ATTEMPT.ZONE_ID.eq(zone), DELIVERY_ATTEMPT.DELIVERY_ID.eq(id))
                .orderBy(DELIVERY_ATTEMPT.AT.desc(), DELIVERY_ATTEMPT.ID.desc())
                .limit(ATTEMPTS)
                .fetch(row -> new Attempt(
                        row.getAt(),
                        Try.Outcome.valueOf(row.getOutcome()),
                        row.getStatus(),
                        row.getDetail(),
                        row.getTookMs()));
        return new Show(delivery, attempts);
    }

    private SelectConditionStep<Record> rows(Viewer viewer, Condition wanted) {
        var zone = viewer.zone().value();
        return sql.select(DELIVERY.fields())
                .select(CHANNEL.NAME, ACCOUNT.LOGIN)
                .from(DELIVERY)
                .leftJoin(CHANNEL)
                .on(CHANNEL.ZONE_ID.eq(DELIVERY.ZONE_ID), CHANNEL.ID.eq(DELIVERY.CHANNEL_ID), CHANNEL.ZONE_ID.eq(zone))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ZONE_ID.eq(DELIVERY.ZONE_ID), ACCOUNT.ID.eq(DELIVERY.ACCOUNT_ID), ACCOUNT.ZONE_ID.eq(zone))
                .where(wanted);
    }

    private static Row row(Record found) {
        var row = found.into(DELIVERY);
        var state = State.valueOf(row.getState());
        var channel = found.get(CHANNEL.NAME);
        return new Row(
                row.getId(),
                row.getChannelId(),
                channel == null ? found.get(ACCOUNT.LOGIN) : channel,
                row.getKind(),
                state,
                row.getTries(),
                RetryRule.TRIES,
                row.getCreatedAt(),
                state == State.WAITING ? row.getDueAt() : null,
                row.getSettledAt(),
                state == State.SENT ? List.of() : List.of("sendAgain"));
    }
}
