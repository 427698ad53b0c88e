package org.bihuan.audit;

import static org.bihuan.schema.audit.Tables.RECORD;
import static org.bihuan.schema.audit.Tables.SEAL;
import static org.bihuan.schema.audit.Tables.SEAL_ENTRY;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.audit.tables.records.RecordRecord;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Seals and what lies under them. */
@Repository
class SealRepository {

    /** What a seal remembers of a record, and the record itself where it is still there. */
    record Entry(UUID recordId, String digest, @Nullable RecordRecord record) {}

    private final DSLContext sql;

    SealRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<AuditSeal> last(ZoneKey zone) {
        return sql.selectFrom(SEAL)
                .where(SEAL.ZONE_ID.eq(zone.value()))
                .orderBy(SEAL.NUMBER.desc())
                .limit(1)
                .fetchOptional(AuditSeal::of);
    }

    List<AuditSeal> after(ZoneKey zone, long number, int most) {
        return sql.selectFrom(SEAL)
                .where(SEAL.ZONE_ID.eq(zone.value()), SEAL.NUMBER.gt(number))
                .orderBy(SEAL.NUMBER)
                .limit(most)
                .fetch(AuditSeal::of);
    }

    /** Records under no seal, oldest first. */
    List<RecordRecord> unsealed(ZoneKey zone, @Nullable Instant since, int most) {
        return sql.select(RECORD.fields())
                .from(RECORD)
                .leftJoin(SEAL_ENTRY)
                .on(
                        SEAL_ENTRY.ZONE_ID.eq(RECORD.ZONE_ID),
                        SEAL_ENTRY.RECORD_ID.eq(RECORD.ID),
                        SEAL_ENTRY.ZONE_ID.eq(zone.value()))
                .where(unsealedIn(zone).and(since == null ? noCondition() : RECORD.AT.ge(since)))
                .orderBy(RECORD.AT, RECORD.ID)
                .limit(most)
                .fetchInto(RECORD);
    }

    int countUnsealed(ZoneKey zone, @Nullable Instant before) {
        return sql.fetchCount(sql.select(RECORD.ID)
                .from(RECORD)
                .leftJoin(SEAL_ENTRY)
                .on(
                        SEAL_ENTRY.ZONE_ID.eq(RECORD.ZONE_ID),
                        SEAL_ENTRY.RECORD_ID.eq(RECORD.ID),
                        SEAL_ENTRY.ZONE_ID.eq(zone.value()))
                .where(unsealedIn(zone).and(before == null ? noCondition() : RECORD.AT.lt(before))));
    }

    long countSealed(ZoneKey zone) {
        return sql.fetchCount(SEAL_ENTRY, SEAL_ENTRY.ZONE_ID.eq(zone.value()));
    }

    /** What the entries claim beyond the last seal that is there. */
    Optional<Long> highestClaimed(ZoneKey zone) {
        return sql.select(max(SEAL_ENTRY.SEAL_NUMBER))
                .from(SEAL_ENTRY)
                .where(SEAL_ENTRY.ZONE_ID.eq(zone.value()))
                .fetchOptional(0, Long.class);
    }

    void insert(ZoneKey zone, AuditSeal seal, Map<UUID, String> digests) {
        sql.insertInto(SEAL)
                .set(SEAL.ZONE_ID, zone.value())
                .set(SEAL.NUMBER, seal.number())
                .set(SEAL.SEALED_AT, seal.sealedAt())
                .set(SEAL.RECORD_COUNT, seal.recordCount())
                .set(SEAL.FIRST_AT, seal.firstAt())
                .set(SEAL.LAST_AT, seal.lastAt())
                .set(SEAL.ALGORITHM, seal.algorithm().label())
                .set(SEAL.PREVIOUS_HASH, seal.previousHash())
                .set(SEAL.HASH, seal.hash())
                .execute();
        sql.insertInto(SEAL_ENTRY, SEAL_ENTRY.ZONE_ID, SEAL_ENTRY.RECORD_ID, SEAL_ENTRY.SEAL_NUMBER, SEAL_ENTRY.DIGEST)
                .valuesOfRows(digests.entrySet().stream()
                        .map(each -> row(zone.value(), each.getKey(), seal.number(), each.getValue()))
                        .toList())
                .execute();
    }

    /** What lies under the seal, in the order of the ids. */
    List<Entry> entries(ZoneKey zone, long number) {
        return sql.select(SEAL_ENTRY.RECORD_ID, SEAL_ENTRY.DIGEST)
                .select(RECORD.fields())
                .from(SEAL_ENTRY)
                .leftJoin(RECORD)
                .on(
                        RECORD.ZONE_ID.eq(SEAL_ENTRY.ZONE_ID),
                        RECORD.ID.eq(SEAL_ENTRY.RECORD_ID),
                        RECORD.ZONE_ID.eq(zone.value()))
                .where(SEAL_ENTRY.ZONE_ID.eq(zone.value()), SEAL_ENTRY.SEAL_NUMBER.eq(number))
                .orderBy(SEAL_ENTRY.RECORD_ID)
                .fetch(row -> new Entry(
                        row.get(SEAL_ENTRY.RECORD_ID),
                        row.get(SEAL_ENTRY.DIGEST),
                        row.get(RECORD.ID) == null ? null : row.into(RECORD)));
    }

    private static Condition unsealedIn(ZoneKey zone) {
        return RECORD.ZONE_ID.eq(zone.value()).and(SEAL_ENTRY.RECORD_ID.isNull());
    }
}
