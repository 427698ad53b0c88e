package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.intake.Tables.LEDGER_ROW;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Reading, committing and taking back, stopped in the middle: by a cancel, by a fault, by somebody's act. */
@ApiTest
class IntakeInterruptedTest {

    private static final int ROWS = 1_200;

    /** Lies in the second of the three chunks; the first data row is row 3. */
    private static final int IN_THE_MIDDLE = 703;

    @Autowired
    TestZones zones;

    @Autowired
    DSLContext sql;

    @Autowired
    IntakeUndoing undoing;

    TestZone zone;
    Wizard wizard;

    @BeforeEach
    void aLedgerOfThreeChunks() {
        zone = zones.create();
        wizard = new Wizard(zone.officer);
        wizard.upload("清单.csv", ledger(ROWS));
    }

    static String ledger(int rows) {
        return "2026年重点问题清单,,,,\n序号,问题,责任单位,完成时限,整改进度(%)\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(at -> at + ",路灯" + at + "不亮,澜河街道,2026-12-01,0\n")
                        .collect(Collectors.joining());
    }

    private long matters(String query) {
        return zone.officer
                .get("/api/matters?size=1&stage=ALL" + query)
                .body()
                .at("/total")
                .asLong();
    }

    private UUID batch() {
        return UUID.fromString(wizard.show().at("/id").asString());
    }

    private Gate atTheRowInTheMiddle() throws SQLException {
        return Gate.at(
                "select 1 from intake.ledger_row where batch_id = ? and row_number = ? for update",
                batch(),
                IN_THE_MIDDLE);
    }

    private Gate atTheMatterInTheMiddle() throws SQLException {
        return Gate.at(
                "select 1 from matter.matter m where id = (select matter_id from intake.ledger_row"
                        + " where batch_id = ? and row_number = ?) for update",
                batch(),
                IN_THE_MIDDLE);
    }

    private void untilTheFirstChunkIsThrough() {
        wizard.once(shown -> shown.at("/progress/done").asInt() == 500);
    }

    private JsonNode cancelInTheMiddle(Gate gate) throws SQLException {
        untilTheFirstChunkIsThrough();
        var cancelling = zone.officer.post(wizard.path("/cancel"), null).body();
        assertThat(cancelling.at("/progress/cancelling").asBoolean()).isTrue();
        assertThat(cancelling.at("/progress/begunAt").isNull()).isFalse();
        gate.close();
        return wizard.rested();
    }

    private static String trouble(String code, @Nullable Integer came, @Nullable Integer left) {
        return "{\"code\":\"%s\",\"detail\":\"已取消。\",\"came\":%s,\"left\":%s}".formatted(code, came, left);
    }

    @Test
    void keepsNoRowOfAReadingThatIsCancelled() throws SQLException {
        var waiting = Gate.at(
                "insert into intake.ledger_row (zone_id, id, batch_id, row_number, row_key, state, outcome, cells, others,"
                        + " changes) values (?, ?, ?, ?, '', 'READY', 'NEW', '{}', '{}', '{}')",
                zone.key.value(),
                Ids.next(),
                batch(),
                IN_THE_MIDDLE);
        wizard.decide();
        var cancelled = cancelInTheMiddle(waiting);

        assertThat(cancelled.at("/state").asString()).isEqualTo("UPLOADED");
        assertThat(cancelled.at("/problem").toString()).isEqualTo(trouble("INTAKE-CANCELLED", null, null));
        assertThat(wizard.rows("").at("/total").asInt()).isZero();
        assertThat(wizard.takeProposals().at("/rows").toString()).isEqualTo("{\"READY\":1200}");
    }

    @Test
    void keepsTheRowsThatCameInRowByRowBeforeTheCancelAndTellsHowMany() throws SQLException {
        wizard.takeProposals();
        var waiting = atTheRowInTheMiddle();
        zone.officer.post(wizard.path("/commit"), Map.of("mode", "BY_ROW"));
        var cancelled = cancelInTheMiddle(waiting);

        assertThat(cancelled.at("/state").asString()).isEqualTo("COMMITTED");
        assertThat(cancelled.at("/problem").toString()).isEqualTo(trouble("INTAKE-CANCELLED", 1000, 200));
        assertThat(cancelled.at("/rows").toString()).isEqualTo("{\"READY\":200,\"DONE\":1000}");
        assertThat(matters("")).isEqualTo(1000);

        var rest = wizard.commit("BY_ROW");
        assertThat(rest.at("/problem").isNull()).isTrue();
        assertThat(rest.at("/rows").toString()).isEqualTo("{\"DONE\":1200}");
        assertThat(matters("")).isEqualTo(ROWS);
    }

    @Test
    void takesNothingInWhenAWholeLedgerIsCancelledInTheMiddle() throws SQLException {
        wizard.takeProposals();
        var waiting = atTheRowInTheMiddle();
        zone.officer.post(wizard.path("/commit"), Map.of("mode", "ATOMIC"));
        var cancelled = cancelInTheMiddle(waiting);

        assertThat(cancelled.at("/state").asString()).isEqualTo("CHECKED");
        assertThat(cancelled.at("/problem").toString()).isEqualTo(trouble("INTAKE-CANCELLED", 0, 1200));
        assertThat(matters("")).isZero();
        assertThat(wizard.commit("ATOMIC").at("/rows").toString()).isEqualTo("{\"DONE\":1200}");
    }

    private void spoilTheRowInTheMiddle() {
        var id = batch();
        zone.inZone(() -> sql.update(LEDGER_ROW)
                .set(LEDGER_ROW.CELLS, JSONB.valueOf("""
                        {"dueOn": {"address": "D703", "raw": "?", "value": "?", "corrected": false, "issues": []}}
                        """))
                .where(
                        LEDGER_ROW.ZONE_ID.eq(zone.key.value()),
                        LEDGER_ROW.BATCH_ID.eq(id),
                        LEDGER_ROW.ROW_NUMBER.eq(IN_THE_MIDDLE))
                .execute());
    }

    @Test
    void endsAWholeLedgerThatFailsWithNothingInAndTheReason() {
        wizard.takeProposals();
        spoilTheRowInTheMiddle();
        var failed = wizard.commit("ATOMIC");

        assertThat(failed.at("/state").asString()).isEqualTo("CHECKED");
        assertThat(failed.at("/problem/code").asString()).isEqualTo("INTAKE-WORK-FAILED");
        assertThat(failed.at("/problem/detail").asString()).contains(batch().toString());
        assertThat(failed.at("/problem/came").asInt()).isZero();
        assertThat(failed.at("/problem/left").asInt()).isEqualTo(ROWS);
        assertThat(matters("")).isZero();
    }

    @Test
    void endsRowByRowThatFailsWithWholeChunksInAndTellsHowMany() {
        wizard.takeProposals();
        spoilTheRowInTheMiddle();
        var failed = wizard.commit("BY_ROW");

        assertThat(failed.at("/state").asString()).isEqualTo("COMMITTED");
        assertThat(failed.at("/problem/code").asString()).isEqualTo("INTAKE-WORK-FAILED");
        assertThat(failed.at("/problem/came").asInt()).isEqualTo(500);
        assertThat(failed.at("/problem/left").asInt()).isEqualTo(700);
        assertThat(matters("")).isEqualTo(500);
    }

    @Test
    void takesNothingBackWhenTheUndoIsCancelledInTheMiddle() throws SQLException {
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        var waiting = atTheMatterInTheMiddle();
        zone.officer.post(wizard.path("/undo"), null);
        var cancelled = cancelInTheMiddle(waiting);

        assertThat(cancelled.at("/state").asString()).isEqualTo("COMMITTED");
        assertThat(cancelled.at("/problem").toString()).isEqualTo(trouble("INTAKE-CANCELLED", null, null));
        assertThat(matters("&state=CANCELLED")).isZero();
    }

    @Test
    void takesNothingBackWhenSomebodyActsWhileTheUndoRuns() throws SQLException {
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        var last = wizard.rows("?page=24").at("/items/49/matter").asString();
        var waiting = atTheMatterInTheMiddle();
        zone.officer.post(wizard.path("/undo"), null);
        untilTheFirstChunkIsThrough();
        var acted = zone.lanheLiaison.post(
                "/api/matters/" + last + "/acts",
                Map.of("commandId", Ids.next(), "version", 1, "order", Map.of("act", "RECEIVE")));
        waiting.close();
        var refused = wizard.rested();

        assertThat(acted.status()).as("%s", acted.body()).isEqualTo(200);
        assertThat(refused.at("/state").asString()).isEqualTo("COMMITTED");
        assertThat(refused.at("/problem/code").asString()).isEqualTo("MATTER-ACTED-ON");
        assertThat(matters("&state=CANCELLED")).isZero();
    }

    @Test
    void takesEverythingBackOnceAfterTheWorkWasCutOffAndBegunTwice() throws Exception {
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        var waiting = atTheMatterInTheMiddle();
        zone.officer.post(wizard.path("/undo"), null);
        untilTheFirstChunkIsThrough();
        waiting.cutOffWhoeverWaits();
        waiting.close();
        var cut = wizard.rested();

        assertThat(cut.at("/state").asString()).isEqualTo("COMMITTED");
        assertThat(cut.at("/problem/code").asString()).isEqualTo("INTAKE-WORK-FAILED");
        assertThat(matters("&state=CANCELLED")).isZero();

        assertThat(wizard.undo().at("/state").asString()).isEqualTo("UNDONE");
        CurrentZone.run(zone.key, () -> undoing.undo(zone.key, new BatchId(batch()), zone.officer::viewer));
        assertThat(matters("&state=CANCELLED")).isEqualTo(ROWS);
    }
}
