package org.bihuan.notice;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.notice.tables.Notice;
import org.bihuan.schema.notice.tables.records.NoticeRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The only place that reads and writes notices. */
@Repository
class NoticeRepository {

    private static final Notice NOTICE = Notice.NOTICE_;

    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    NoticeRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(ZoneKey zone, List<Told> all) {
        var rows = new ArrayList<NoticeRecord>();
        for (var told : all) {
            var facts = JSONB.valueOf(json.writeValueAsString(told.facts()));
            told.to().forEach(account -> rows.add(row(zone, told, account, facts)));
        }
        sql.batchInsert(rows).execute();
    }

    private static NoticeRecord row(ZoneKey zone, Told told, AccountId account, JSONB facts) {
        var row = new NoticeRecord();
        row.setZoneId(zone.value());
        row.setId(Ids.next());
        row.setAccountId(account.value());
        row.setKind(told.kind().value());
        row.setObjectKind(told.objectKind());
        row.setObjectId(told.objectId());
        row.setFacts(facts);
        row.setAt(told.at());
        row.setUnread(true);
        return row;
    }

    Page<NoticeShow> list(Viewer viewer, @Nullable Boolean unread, @Nullable String room, PageRequest page) {
        var wanted = of(viewer.zone(), viewer.account())
                .and(unread == null ? noCondition() : NOTICE.UNREAD.eq(unread))
                .and(room == null ? noCondition() : NOTICE.KIND.startsWith(room + "."));
        var items = sql.selectFrom(NOTICE)
                .where(wanted)
                .orderBy(NOTICE.UNREAD.desc(), NOTICE.AT.desc(), NOTICE.ID.desc())
                .limit(page.size())
                .offset(page.offset())
                .fetch(this::show);
        return Page.of(items, page, sql.fetchCount(NOTICE, wanted));
    }

    int countUnread(ZoneKey zone, AccountId account) {
        return sql.fetchCount(NOTICE, of(zone, account).and(NOTICE.UNREAD.isTrue()));
    }

    Optional<NoticeShow> newestUnread(ZoneKey zone, AccountId account) {
        return sql.selectFrom(NOTICE)
                .where(of(zone, account).and(NOTICE.UNREAD.isTrue()))
                .orderBy(NOTICE.AT.desc(), NOTICE.ID.desc())
                .limit(1)
                .fetchOptional(this::show);
    }

    /** Whether the notice is the account's own; marks it read if it was not. */
    boolean read(Viewer viewer, UUID id, Instant now) {
        var own = of(viewer.zone(), viewer.account()).and(NOTICE.ID.eq(id));
        return markRead(own.and(NOTICE.UNREAD.isTrue()), now) == 1 || sql.fetchExists(NOTICE, own);
    }

    /** Marks what the account had been told up to a moment. */
    int readAll(Viewer viewer, Instant upTo, Instant now) {
        return markRead(
                of(viewer.zone(), viewer.account()).and(NOTICE.UNREAD.isTrue()).and(NOTICE.AT.le(upTo)), now);
    }

    int deleteOlderThan(ZoneKey zone, Instant readBefore, Instant anyBefore) {
        return sql.deleteFrom(NOTICE)
                .where(
                        NOTICE.ZONE_ID.eq(zone.value()),
                        NOTICE.AT.lt(anyBefore).or(NOTICE.UNREAD.isFalse().and(NOTICE.AT.lt(readBefore))))
                .execute();
    }

    /** Keeps so many of each account, unread and newest first. */
    int deleteBeyond(ZoneKey zone, int most) {
        var place = rowNumber()
                .over()
                .partitionBy(NOTICE.ZONE_ID, NOTICE.ACCOUNT_ID)
                .orderBy(NOTICE.UNREAD.desc(), NOTICE.AT.desc(), NOTICE.ID.desc())
                .as("place");
        var placed = select(NOTICE.ID, place)
                .from(NOTICE)
                .where(NOTICE.ZONE_ID.eq(zone.value()))
                .asTable("placed");
        return sql.deleteFrom(NOTICE)
                .where(NOTICE.ZONE_ID.eq(zone.value()))
                .and(NOTICE.ID.in(select(field(name("placed", "id"), UUID.class))
                        .from(placed)
                        .where(field(name("placed", "place"), Integer.class).gt(most))))
                .execute();
    }

    private int markRead(Condition which, Instant now) {
        return sql.update(NOTICE)
                .set(NOTICE.UNREAD, false)
                .set(NOTICE.READ_AT, now)
                .where(which)
                .execute();
    }

    private static Condition of(ZoneKey zone, AccountId account) {
        return NOTICE.ZONE_ID.eq(zone.value()).and(NOTICE.ACCOUNT_ID.eq(account.value()));
    }

    private NoticeShow show(NoticeRecord row) {
        return new NoticeShow(
                row.getId(),
                row.getKind(),
                row.getObjectKind(),
                row.getObjectId(),
                json.readValue(row.getFacts().data(), FACTS),
                row.getAt(),
                row.getUnread(),
                row.getReadAt());
    }
}
