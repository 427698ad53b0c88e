package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.ENTRY;
import static org.bihuan.schema.intake.Tables.LEDGER_ROW;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.matter.MatterEvent;
import org.bihuan.schema.intake.tables.records.EntryRecord;
import org.bihuan.schema.intake.tables.records.LedgerRowRecord;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the rows of batches, and which row of which ledger became which matter. */
@Repository
class RowRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    RowRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void deleteAll(ZoneKey zone, BatchId batch) {
        sql.deleteFrom(LEDGER_ROW).where(of(zone, batch)).execute();
    }

    void insert(ZoneKey zone, BatchId batch, Collection<StoredRow> rows) {
        sql.batchInsert(rows.stream().map(row -> record(zone, batch, row)).toList())
                .execute();
    }

    void update(ZoneKey zone, BatchId batch, Collection<StoredRow> rows) {
        sql.batchUpdate(rows.stream().map(row -> record(zone, batch, row)).toList())
                .execute();
    }

    Optional<StoredRow> find(ZoneKey zone, BatchId batch, int number) {
        return sql.selectFrom(LEDGER_ROW)
                .where(of(zone, batch), LEDGER_ROW.ROW_NUMBER.eq(number))
                .fetchOptional(this::row);
    }

    /** The next rows in this state behind a row, in the order of the sheet. */
    List<StoredRow> after(ZoneKey zone, BatchId batch, RowState state, int number, int limit) {
        return sql.selectFrom(LEDGER_ROW)
                .where(of(zone, batch), LEDGER_ROW.STATE.eq(state.name()), LEDGER_ROW.ROW_NUMBER.gt(number))
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(limit)
                .fetch(this::row);
    }

    int count(ZoneKey zone, BatchId batch, RowState state) {
        return sql.fetchCount(LEDGER_ROW, of(zone, batch), LEDGER_ROW.STATE.eq(state.name()));
    }

    /** What this ledger's rows became before, for these keys. */
    Map<String, Entry> entries(ZoneKey zone, String ledgerKey, Collection<String> keys) {
        var entries = new HashMap<String, Entry>();
        sql.selectFrom(ENTRY)
                .where(ENTRY.ZONE_ID.eq(zone.value()), ENTRY.LEDGER_KEY.eq(ledgerKey), ENTRY.ROW_KEY.in(keys))
                .forEach(row -> entries.put(
                        row.getRowKey(),
                        new Entry(
                                row.getRowKey(),
                                row.getMatterId(),
                                row.getMatterNumber(),
                                row.getMatterVersion(),
                                row.getBatchId(),
                                json.readValue(row.getContent().data(), new TypeReference<Map<String, String>>() {}))));
        return entries;
    }

    /** @param content the row's values by field, as they came in last */
    record Entry(
            String rowKey,
            UUID matter,
            String matterNumber,
            int matterVersion,
            UUID batch,
            Map<String, String> content) {}

    void keep(ZoneKey zone, String ledgerKey, Collection<Entry> entries) {
        var queries = entries.stream()
                .map(entry -> sql.insertInto(ENTRY)
                        .set(record(zone, ledgerKey, entry))
                        .onConflict(ENTRY.ZONE_ID, ENTRY.LEDGER_KEY, ENTRY.ROW_KEY)
                        .doUpdate()
                        .set(ENTRY.MATTER_VERSION, org.jooq.impl.DSL.excluded(ENTRY.MATTER_VERSION))
                        .set(ENTRY.CONTENT, org.jooq.impl.DSL.excluded(ENTRY.CONTENT)))
                .toList();
        sql.batch(queries).execute();
    }

    /** The matters a batch brought in first. */
    List<Entry> broughtBy(ZoneKey zone, BatchId batch) {
        return sql.selectFrom(ENTRY)
                .where(ENTRY.ZONE_ID.eq(zone.value()), ENTRY.BATCH_ID.eq(batch.value()))
                .orderBy(ENTRY.MATTER_NUMBER)
                .fetch(row -> new Entry(
                        row.getRowKey(),
                        row.getMatterId(),
                        row.getMatterNumber(),
                        row.getMatterVersion(),
                        row.getBatchId(),
                        Map.of()));
    }

    /** Whether a row of the batch changed a matter that another batch had brought. */
    boolean updatedAny(ZoneKey zone, BatchId batch) {
        return sql.fetchExists(LEDGER_ROW, of(zone, batch), LEDGER_ROW.OUTCOME.eq(RowOutcome.UPDATED.name()));
    }

    void forget(ZoneKey zone, BatchId batch) {
        sql.deleteFrom(ENTRY)
                .where(ENTRY.ZONE_ID.eq(zone.value()), ENTRY.BATCH_ID.eq(batch.value()))
                .execute();
    }

    StoredRow row(LedgerRowRecord row) {
        return new StoredRow(
                row.getId(),
                row.getRowNumber(),
                row.getRowKey(),
                RowState.valueOf(row.getState()),
                RowOutcome.valueOf(row.getOutcome()),
                json.readValue(row.getCells().data(), new TypeReference<Map<String, StoredCell>>() {}),
                json.readValue(row.getOthers().data(), new TypeReference<Map<String, String>>() {}),
                json.readValue(row.getChanges().data(), new TypeReference<Map<String, MatterEvent.Change>>() {}),
                row.getMatterId(),
                row.getMatterNumber(),
                row.getMatterVersion());
    }

    static Condition of(ZoneKey zone, BatchId batch) {
        return LEDGER_ROW.ZONE_ID.eq(zone.value()).and(LEDGER_ROW.BATCH_ID.eq(batch.value()));
    }

    private LedgerRowRecord record(ZoneKey zone, BatchId batch, StoredRow row) {
        var record = new LedgerRowRecord();
        record.setZoneId(zone.value());
        record.setId(row.id());
        record.setBatchId(batch.value());
        record.setRowNumber(row.number());
        record.setRowKey(row.key());
        record.setState(row.state().name());
        record.setOutcome(row.outcome().name());
        record.setCells(jsonb(row.cells()));
        record.setOthers(jsonb(row.others()));
        record.setChanges(jsonb(row.changes()));
        record.setMatterId(row.matter());
        record.setMatterNumber(row.matterNumber());
        record.setMatterVersion(row.matterVersion());
        return record;
    }

    private EntryRecord record(ZoneKey zone, String ledgerKey, Entry entry) {
        var record = new EntryRecord();
        record.setZoneId(zone.value());
        record.setLedgerKey(ledgerKey);
        record.setRowKey(entry.rowKey());
        record.setMatterId(entry.matter());
        record.setMatterNumber(entry.matterNumber());
        record.setMatterVersion(entry.matterVersion());
        record.setBatchId(entry.batch());
        record.setContent(jsonb(entry.content()));
        return record;
    }

    private JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }
}
