package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class MatterIntakeTest {

    @Autowired
    TestZones zones;

    @Autowired
    MatterIntake intake;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void takesOpenRowsInAsAssignedAndFinishedOnesAsHistory() throws Exception {
        var taken = takeIn(
                entry("安全出口上锁", null, 0, false),
                entry("喷淋系统停用", "患〔2026〕7号", 0, true),
                entry("应急照明灯损坏", null, 60, false));

        assertThat(taken.stream().map(MatterIntake.Taken::number))
                .containsExactly("患〔2026〕1号", "患〔2026〕7号", "患〔2026〕8号");
        assertThat(state(taken.get(0))).isEqualTo("ASSIGNED");
        assertThat(state(taken.get(1))).isEqualTo("CLOSED_OFF");
        assertThat(zone.officer
                        .get("/api/matters/" + taken.get(2).id())
                        .body()
                        .at("/percent")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void givesNoNumberThatALaterRowBrings() throws Exception {
        var taken = takeIn(
                entry("安全出口上锁", null, 0, false),
                entry("喷淋系统停用", "患〔2026〕1号", 0, false),
                entry("应急照明灯损坏", null, 0, false));

        assertThat(taken.stream().map(MatterIntake.Taken::number))
                .containsExactly("患〔2026〕2号", "患〔2026〕1号", "患〔2026〕3号");
    }

    @Test
    void updatesFromANewerLedgerUntilSomebodyActs() throws Exception {
        var taken = takeIn(entry("安全出口上锁", null, 0, false)).getFirst();

        var changed = update(taken, true);

        assertThat(changed).isInstanceOf(MatterIntake.Update.Changed.class);
        assertThat(state(taken)).isEqualTo("CLOSED_OFF");
        assertThat(update(taken, true)).isInstanceOf(MatterIntake.Update.Kept.class);
    }

    @Test
    void tellsWhatTheLedgerChangedAndThatItClosedAsTwoEvents() throws Exception {
        var taken = takeIn(entry("安全出口上锁", null, 40, false)).getFirst();

        var changed = (MatterIntake.Update.Changed) update(taken, true);
        var timeline = zone.officer
                .get("/api/matters/" + taken.id() + "/timeline")
                .body()
                .at("/items");

        assertThat(changed.changes()).containsOnlyKeys("percent");
        assertThat(timeline.valueStream()
                        .filter(event -> event.at("/event").asString().equals("LedgerChanged"))
                        .map(event -> event.at("/facts").toString()))
                .containsExactly("{\"changes\":{\"percent\":{\"after\":\"100\",\"before\":\"40\"}}}");
        assertThat(timeline.valueStream().map(event -> event.at("/event").asString()))
                .contains("ImportedClosed");
    }

    @Test
    void keepsWhatTheEventSaysWhoeverChangesTheMapAfterwards() {
        var changes = new HashMap<>(Map.of("percent", new MatterEvent.Change("40", "100")));
        var event = new MatterEvent.LedgerChanged(changes);
        changes.clear();

        assertThat(event.changes()).containsOnlyKeys("percent");
    }

    @Test
    void leavesAnUnchangedRowAlone() throws Exception {
        var taken = takeIn(entry("安全出口上锁", null, 0, false)).getFirst();

        assertThat(update(taken, false)).isInstanceOf(MatterIntake.Update.Unchanged.class);
    }

    @Test
    void takesABatchBackUntilSomebodyHasActed() throws Exception {
        var first = takeIn(entry("安全出口上锁", "患〔2026〕9号", 0, false));
        call(() -> {
            intake.undo(zone.officer.viewer(), first);
            return true;
        });
        var second = takeIn(entry("安全出口上锁", "患〔2026〕9号", 0, false));
        zone.lanheLiaison.post(
                "/api/matters/" + second.getFirst().id() + "/acts",
                Map.of("commandId", Ids.next(), "version", 1, "order", Map.of("act", "RECEIVE")));

        assertThat(state(first.getFirst())).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> call(() -> {
                    intake.undo(zone.officer.viewer(), second);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("MATTER-ACTED-ON"));
    }

    private MatterIntake.Update update(MatterIntake.Taken taken, boolean done) throws Exception {
        var newer = new MatterIntake.Newer(taken, entry("安全出口上锁", null, 0, done));
        return call(() -> intake.update(zone.officer.viewer(), List.of(newer))).getFirst();
    }

    private List<MatterIntake.Taken> takeIn(LedgerEntry... entries) throws Exception {
        return call(() -> intake.takeIn(zone.officer.viewer(), List.of(entries)));
    }

    private <T> T call(java.util.concurrent.Callable<T> act) throws Exception {
        return CurrentZone.call(zone.key, act);
    }

    private String state(MatterIntake.Taken taken) {
        return zone.officer
                .get("/api/matters/" + taken.id())
                .body()
                .at("/state")
                .asString();
    }

    private LedgerEntry entry(String title, @Nullable String number, int percent, boolean done) {
        var facts = new MatterFacts(
                title,
                "限期整改",
                Severity.GENERAL,
                false,
                new Source(SourceKind.LEDGER, "“厂中厂”专项整治", null),
                "3# 楼 2 层",
                "启明包装科技有限公司",
                "91350100M000100Y43",
                Map.of("building", "3#"));
        return new LedgerEntry(
                MatterType.HAZARD,
                facts,
                List.of(Responsibility.of(Slot.LEAD_UNIT, zone.lanhe)),
                zone.lanhe,
                "吕晓东",
                number,
                LocalDate.of(2026, 10, 1),
                percent,
                done,
                done ? LocalDate.of(2026, 9, 20) : null);
    }
}
