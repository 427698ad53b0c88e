package org.bihuan.notice.out;

import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.platform.ZoneJob;
import org.bihuan.schema.notice.tables.Notice;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the system administrators what could not be sent and was given up, at most once an hour and all of it in one
 * notice. That notice itself leaves by no channel, and what becomes of its mails is told to nobody: no circle.
 */
@Component
class GivenUp implements ZoneJob {

    static final NoticeKind KIND = new NoticeKind("notice.given-up");

    private static final Notice NOTICE = Notice.NOTICE_;
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration LOOKED_BACK = Duration.ofDays(1);
    private static final int MOST_WAYS = 100;
    private static final int NAMED = 3;

    /** @param channel the name of the channel, null for mail */
    private record Way(@Nullable String channel, int count) {}

    private final DSLContext sql;
    private final Audience audience;
    private final Notices notices;
    private final Clock clock;

    GivenUp(DSLContext sql, Audience audience, Notices notices, Clock clock) {
        this.sql = sql;
        this.audience = audience;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-tell-given-up";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    @Transactional
    public void run(ZoneKey zone) {
        var administrators = audience.of(zone, Permit.SYSTEM_SETTINGS);
        var now = clock.instant();
        var told = lastTold(zone, administrators);
        if (administrators.isEmpty()
                || told.filter(last -> last.isAfter(now.minus(PAUSE))).isPresent()) {
            return;
        }
        var ways = givenUp(zone, told.orElse(now.minus(LOOKED_BACK)), now);
        if (!ways.isEmpty()) {
            notices.tell(zone, administrators, KIND, "deliveries", zone.value(), facts(ways));
        }
    }

    private Optional<Instant> lastTold(ZoneKey zone, Collection<AccountId> administrators) {
        return Optional.ofNullable(sql.select(max(NOTICE.AT))
                .from(NOTICE)
                .where(
                        NOTICE.ZONE_ID.eq(zone.value()),
                        NOTICE.ACCOUNT_ID.in(
                                administrators.stream().map(AccountId::value).toList()),
                        NOTICE.KIND.eq(KIND.value()))
                .fetchSingle()
                .value1());
    }

    private List<Way> givenUp(ZoneKey zone, Instant since, Instant until) {
        return sql.select(CHANNEL.NAME, count())
                .from(DELIVERY)
                .leftJoin(CHANNEL)
                .on(
                        CHANNEL.ZONE_ID.eq(DELIVERY.ZONE_ID),
                        CHANNEL.ID.eq(DELIVERY.CHANNEL_ID),
                        CHANNEL.ZONE_ID.eq(zone.value()))
                .where(
                        DELIVERY.ZONE_ID.eq(zone.value()),
                        DELIVERY.SETTLED_AT.gt(since),
                        DELIVERY.SETTLED_AT.le(until),
                        DELIVERY.STATE.eq("DEAD"),
                        DELIVERY.KIND.ne(KIND.value()))
                .groupBy(CHANNEL.NAME)
                .orderBy(count().desc(), CHANNEL.NAME)
                .limit(MOST_WAYS)
                .fetch(row -> new Way(row.value1(), row.value2()));
    }

    private static Map<String, String> facts(List<Way> ways) {
        var names = ways.stream()
                .limit(NAMED)
                .map(way -> way.channel() == null ? "SMTP" : way.channel())
                .collect(Collectors.joining(", "));
        return Map.of(
                "count",
                String.valueOf(ways.stream().mapToInt(Way::count).sum()),
                "where",
                ways.size() > NAMED ? names + " …" : names);
    }
}
