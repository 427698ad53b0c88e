package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.ENTRY;
import static org.bihuan.schema.intake.Tables.LEDGER;
import static org.bihuan.schema.intake.Tables.LEDGER_ROW;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.excluded;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterIntake;
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
        if (rows.isEmpty()) {
            return;
        }
        sql.batchUpdate(rows.stream().map(row -> record(zone, batch, row)).toList())
                .execute();
    }

    /** Writes what has become of rows; what was read stays as it is. */
    void settle(ZoneKey zone, Collection<StoredRow> rows) {
        sql.batchUpdate(rows.stream().map(row -> outcome(zone, row)).toList()).execute();
    }

    private LedgerRowRecord outcome(ZoneKey zone, StoredRow row) {
        var record = new LedgerRowRecord();
        record.setZoneId(zone.value());
        record.setId(row.id());
        record.setState(row.state().name());
        record.setOutcome(row.outcome().name());
        record.setChanges(jsonb(row.changes()));
        record.setMatterId(row.matter());
        record.setMatterNumber(row.matterNumber());
        record.setMatterVersion(row.matterVersion());
        return record;
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

    /** The next rows behind a row of which a cell was corrected on the screen. */
    List<StoredRow> correctedAfter(ZoneKey zone, BatchId batch, int number, int limit) {
        return sql.selectFrom(LEDGER_ROW)
                .where(of(zone, batch), condition(LEDGER_ROW.CORRECTED), LEDGER_ROW.ROW_NUMBER.gt(number))
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(limit)
                .fetch(this::row);
    }

    /** Rows not yet in that want to bear one of these numbers, in the order of the sheet. */
    List<StoredRow> bearing(ZoneKey zone, BatchId batch, Collection<String> numbers, int limit) {
        return sql.selectFrom(LEDGER_ROW)
                .where(
                        of(zone, batch),
                        LEDGER_ROW.GIVEN_NUMBER.in(numbers),
                        LEDGER_ROW.STATE.in(RowState.READY.name(), RowState.FAULTY.name()))
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(limit)
                .fetch(this::row);
    }

    /** The numbers ready rows bring. */
    List<String> givenNumbers(ZoneKey zone, BatchId batch) {
        return sql.select(LEDGER_ROW.GIVEN_NUMBER)
                .from(LEDGER_ROW)
                .where(of(zone, batch), LEDGER_ROW.STATE.eq(RowState.READY.name()), LEDGER_ROW.GIVEN_NUMBER.isNotNull())
                .fetch(LEDGER_ROW.GIVEN_NUMBER);
    }

    /** Keeps other batches of this ledger waiting until the transaction ends: one after the other knows what the first brought. */
    void hold(ZoneKey zone, String ledgerKey) {
        sql.insertInto(LEDGER)
                .columns(LEDGER.ZONE_ID, LEDGER.LEDGER_KEY)
                .values(zone.value(), ledgerKey)
                .onConflictDoNothing()
                .execute();
        sql.selectFrom(LEDGER)
                .where(LEDGER.ZONE_ID.eq(zone.value()), LEDGER.LEDGER_KEY.eq(ledgerKey))
                .forUpdate()
                .fetch();
    }

    int count(ZoneKey zone, BatchId batch, RowState state) {
        return sql.fetchCount(LEDGER_ROW, of(zone, batch), LEDGER_ROW.STATE.eq(state.name()));
    }

    /** What this ledger's rows became before, by those of these keys that are known. */
    Map<String, Entry> entries(ZoneKey zone, String ledgerKey, Collection<String> keys) {
        var entries = new HashMap<String, Entry>();
        entries(zone, ledgerKey, ENTRY.CORRECTED_KEY.in(keys).and(ENTRY.CORRECTED_KEY.ne("")))
                .forEach(entry -> entries.put(entry.correctedKey(), entry));
        entries(zone, ledgerKey, ENTRY.ROW_KEY.in(keys)).forEach(entry -> entries.put(entry.rowKey(), entry));
        return entries;
    }

    private List<Entry> entries(ZoneKey zone, String ledgerKey, Condition wanted) {
        return sql.selectFrom(ENTRY)
                .where(ENTRY.ZONE_ID.eq(zone.value()), ENTRY.LEDGER_KEY.eq(ledgerKey), wanted)
                .fetch(row -> new Entry(
                        row.getRowKey(),
                        row.getCorrectedKey(),
                        row.getMatterId(),
                        row.getMatterNumber(),
                        row.getMatterVersion(),
                        row.getBatchId(),
                        json.readValue(row.getContent().data(), new TypeReference<Map<String, String>>() {})));
    }

    /**
     * @param correctedKey the key the row has in a ledger that holds what was corrected on the screen; else empty
     * @param content the row's values by field, as they came in last
     */
    record Entry(
            String rowKey,
            String correctedKey,
            UUID matter,
            String matterNumber,
            int matterVersion,
            UUID batch,
            Map<String, String> content) {}

    void keep(ZoneKey zone, String ledgerKey, Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var first = record(zone, ledgerKey, entries.iterator().next());
        var batch = sql.batch(sql.insertInto(ENTRY)
                .set(first)
                .onConflict(ENTRY.ZONE_ID, ENTRY.LEDGER_KEY, ENTRY.ROW_KEY)
                .doUpdate()
                .set(ENTRY.CORRECTED_KEY, excluded(ENTRY.CORRECTED_KEY))
                .set(ENTRY.MATTER_VERSION, excluded(ENTRY.MATTER_VERSION))
                .set(ENTRY.CONTENT, excluded(ENTRY.CONTENT)));
        for (var entry : entries) {
            batch = batch.bind(record(zone, ledgerKey, entry).intoArray());
        }
        batch.execute();
    }

    /** The next rows behind a row that brought a matter in, and how they left it. */
    List<Brought> broughtAfter(ZoneKey zone, BatchId batch, int number, int limit) {
        return sql.select(
                        LEDGER_ROW.ROW_NUMBER,
                        LEDGER_ROW.MATTER_ID,
                        LEDGER_ROW.MATTER_NUMBER,
                        LEDGER_ROW.MATTER_VERSION)
                .from(LEDGER_ROW)
                .where(brought(zone, batch), LEDGER_ROW.ROW_NUMBER.gt(number))
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(limit)
                .fetch(row -> new Brought(
                        row.value1(), new MatterIntake.Taken(new MatterId(row.value2()), row.value3(), row.value4())));
    }

    record Brought(int number, MatterIntake.Taken taken) {}

    int countBrought(ZoneKey zone, BatchId batch) {
        return sql.fetchCount(LEDGER_ROW, brought(zone, batch));
    }

    private static Condition brought(ZoneKey zone, BatchId batch) {
        return of(zone, batch)
                .and(LEDGER_ROW.STATE.eq(RowState.DONE.name()))
                .and(LEDGER_ROW.OUTCOME.eq(RowOutcome.TAKEN.name()));
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
        record.setCorrectedKey(entry.correctedKey());
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
