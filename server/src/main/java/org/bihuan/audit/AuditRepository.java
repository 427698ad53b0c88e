package org.bihuan.audit;

import static org.bihuan.schema.audit.Tables.RECORD;
import static org.bihuan.schema.audit.Tables.SEAL;
import static org.bihuan.schema.audit.Tables.SEAL_ENTRY;
import static org.jooq.impl.DSL.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.schema.audit.tables.records.RecordRecord;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Adds records and reads them; the database lets nobody change or delete one. */
@Repository
class AuditRepository {

    private static final TypeReference<LinkedHashMap<String, Object>> FACTS = new TypeReference<>() {};
    /** Facts are ids and codes; whatever is larger than this is kept only as its size. */
    private static final int MOST_FACTS = 8_000;

    private static final int FETCH = 500;

    private final DSLContext sql;
    private final JsonMapper json;

    AuditRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(ZoneKey zone, List<AuditRecord> records) {
        sql.insertInto(
                        RECORD,
                        RECORD.ZONE_ID,
                        RECORD.ID,
                        RECORD.AT,
                        RECORD.ACCOUNT_ID,
                        RECORD.ACTOR,
                        RECORD.ACT,
                        RECORD.OUTCOME,
                        RECORD.OBJECT_KIND,
                        RECORD.OBJECT_ID,
                        RECORD.CODE,
                        RECORD.ADDRESS,
                        RECORD.FACTS)
                .valuesOfRows(records.stream()
                        .map(record -> row(
                                zone.value(),
                                record.id(),
                                record.at(),
                                record.accountId(),
                                record.actor(),
                                record.act(),
                                record.outcome().name(),
                                record.objectKind(),
                                record.objectId(),
                                record.code(),
                                record.address(),
                                written(record.facts())))
                        .toList())
                .execute();
    }

    Page<AuditRecord> list(Condition wanted, PageRequest page) {
        var items = sql.selectFrom(RECORD)
                .where(wanted)
                .orderBy(RECORD.AT.desc(), RECORD.ID.desc())
                .limit(page.size())
                .offset(page.offset())
                .fetch(this::record);
        return Page.of(items, page, sql.fetchCount(RECORD, wanted));
    }

    int count(Condition wanted) {
        return sql.fetchCount(RECORD, wanted);
    }

    /** Hands over each record in turn without holding them all. */
    void each(Condition wanted, int most, Consumer<AuditRecord> act) {
        try (var cursor = sql.selectFrom(RECORD)
                .where(wanted)
                .orderBy(RECORD.AT.desc(), RECORD.ID.desc())
                .limit(most)
                .fetchSize(FETCH)
                .fetchLazy()) {
            cursor.forEach(row -> act.accept(record(row)));
        }
    }

    Optional<AuditRecord> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(RECORD)
                .where(RECORD.ZONE_ID.eq(zone.value()), RECORD.ID.eq(id))
                .fetchOptional(this::record);
    }

    Optional<AuditSeal> sealOf(ZoneKey zone, UUID id) {
        return sql.select(SEAL.fields())
                .from(SEAL_ENTRY)
                .join(SEAL)
                .on(SEAL.ZONE_ID.eq(SEAL_ENTRY.ZONE_ID), SEAL.NUMBER.eq(SEAL_ENTRY.SEAL_NUMBER))
                .where(SEAL_ENTRY.ZONE_ID.eq(zone.value()), SEAL.ZONE_ID.eq(zone.value()), SEAL_ENTRY.RECORD_ID.eq(id))
                .fetchOptional(row -> AuditSeal.of(row.into(SEAL)));
    }

    private AuditRecord record(RecordRecord row) {
        return new AuditRecord(
                row.getId(),
                row.getAt(),
                row.getAccountId(),
                row.getActor(),
                row.getAct(),
                Outcome.valueOf(row.getOutcome()),
                row.getObjectKind(),
                row.getObjectId(),
                row.getCode(),
                row.getAddress(),
                json.readValue(row.getFacts().data(), FACTS));
    }

    private JSONB written(Map<String, Object> facts) {
        // PostgreSQL keeps no NUL in text.
        var text = json.writeValueAsString(facts).replace("\\u0000", "");
        return JSONB.valueOf(text.length() <= MOST_FACTS ? text : "{\"omitted\":" + text.length() + "}");
    }

    /** The acts that occur, for choosing one: walks the index from one act to the next. */
    List<String> acts(ZoneKey zone, int most) {
        return AuditActs.query(sql, zone, most);
    }
}
