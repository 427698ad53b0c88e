package org.bihuan.notice.out;

import static java.util.stream.Collectors.groupingBy;
import static org.bihuan.schema.notice.Tables.PREFERENCE;
import static org.bihuan.schema.notice.Tables.SETTING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.ZoneJob;
import org.bihuan.schema.notice.tables.Notice;
import org.bihuan.schema.notice.tables.records.SettingRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers the unread notices of those who wish one mail a day or a week. What was gathered is not gathered again; a round
 * with nothing new sends nothing.
 */
@Component
class Digests implements ZoneJob {

    private static final Notice NOTICE = Notice.NOTICE_;
    private static final int ACCOUNTS = 100;
    private static final int LISTED = 30;
    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};

    private record Unread(UUID account, int place, int all, Content.Item item) {}

    private final DSLContext sql;
    private final DeliveryRepository deliveries;
    private final Mailer mailer;
    private final JsonMapper json;
    private final Clock clock;

    Digests(DSLContext sql, DeliveryRepository deliveries, Mailer mailer, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.deliveries = deliveries;
        this.mailer = mailer;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-gather-digests";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    @Transactional
    public void run(ZoneKey zone) {
        if (!mailer.isThere()) {
            return;
        }
        var now = clock.instant();
        var due = sql.selectFrom(SETTING)
                .where(SETTING.ZONE_ID.eq(zone.value()), SETTING.DIGEST_DUE_AT.le(now))
                .orderBy(SETTING.DIGEST_DUE_AT, SETTING.ACCOUNT_ID)
                .limit(ACCOUNTS)
                .forUpdate()
                .skipLocked()
                .fetch();
        var unread = unread(zone, due.map(SettingRecord::getAccountId), now);
        deliveries.insert(
                zone,
                due.stream()
                        .filter(each -> each.getMailConfirmedAt() != null)
                        .filter(each -> unread.containsKey(each.getAccountId()))
                        .map(each -> letter(each, unread.getOrDefault(each.getAccountId(), List.of()), now))
                        .toList(),
                now);
        for (var each : due) {
            each.setDigestedTo(now);
            each.setDigestDueAt(
                    Digest.valueOf(each.getDigest()).next(each.getDigestHour(), each.getDigestWeekday(), now));
        }
        sql.batchUpdate(due).execute();
    }

    /** Of each account the newest unread ones since its last digest, and how many there are in all. */
    private Map<UUID, List<Unread>> unread(ZoneKey zone, List<UUID> accounts, Instant now) {
        var place = rowNumber()
                .over()
                .partitionBy(NOTICE.ZONE_ID, NOTICE.ACCOUNT_ID)
                .orderBy(NOTICE.AT.desc(), NOTICE.ID.desc())
                .as("place");
        var all = count().over().partitionBy(NOTICE.ZONE_ID, NOTICE.ACCOUNT_ID).as("all_of_them");
        var wanted = select(
                        NOTICE.ACCOUNT_ID,
                        NOTICE.KIND,
                        NOTICE.OBJECT_KIND,
                        NOTICE.OBJECT_ID,
                        NOTICE.FACTS,
                        NOTICE.AT,
                        place,
                        all)
                .from(NOTICE)
                .join(SETTING)
                .on(SETTING.ZONE_ID.eq(NOTICE.ZONE_ID), SETTING.ACCOUNT_ID.eq(NOTICE.ACCOUNT_ID))
                .where(
                        NOTICE.ZONE_ID.eq(zone.value()),
                        NOTICE.ACCOUNT_ID.in(accounts),
                        NOTICE.UNREAD.isTrue(),
                        NOTICE.AT.le(now),
                        SETTING.DIGESTED_TO.isNull().or(NOTICE.AT.gt(SETTING.DIGESTED_TO)),
                        notExists(selectOne()
                                .from(PREFERENCE)
                                .where(
                                        PREFERENCE.ZONE_ID.eq(zone.value()),
                                        PREFERENCE.ACCOUNT_ID.eq(NOTICE.ACCOUNT_ID),
                                        PREFERENCE.KIND.eq(NOTICE.KIND),
                                        PREFERENCE.MAIL.isFalse())))
                .asTable("wanted");
        var where = field(DSL.name("wanted", "place"), Integer.class);
        return sql
                .select(wanted.fields())
                .from(wanted)
                .where(where.le(LISTED))
                .orderBy(where)
                .fetch(row -> new Unread(
                        row.get(wanted.field(NOTICE.ACCOUNT_ID)),
                        row.get(where),
                        row.get(field(DSL.name("wanted", "all_of_them"), Integer.class)),
                        new Content.Item(
                                row.get(wanted.field(NOTICE.KIND)),
                                row.get(wanted.field(NOTICE.OBJECT_KIND)),
                                row.get(wanted.field(NOTICE.OBJECT_ID)),
                                json.readValue(
                                        row.get(wanted.field(NOTICE.FACTS)).data(), FACTS),
                                row.get(wanted.field(NOTICE.AT)))))
                .stream()
                .collect(groupingBy(Unread::account));
    }

    private static DeliveryRepository.Planned letter(SettingRecord setting, List<Unread> unread, Instant now) {
        var items = unread.stream().map(Unread::item).toList();
        var content = new Content(
                setting.getLanguage(), now, Map.of(), items, unread.getFirst().all() - items.size());
        var delivery =
                new Delivery(Ids.next(), null, setting.getAccountId(), Letters.DIGEST, "notice", null, content, 0);
        var quiet = QuietHours.of(setting.getQuietFrom(), setting.getQuietTo());
        return new DeliveryRepository.Planned(delivery, quiet == null ? now : quiet.firstAllowed(now));
    }
}
