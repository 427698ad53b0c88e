package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ledger holds rows and telephone numbers of all units: only whoever may see the batch gets any of it. */
@ApiTest
class LedgerSightTest {

    private static final List<String> READ =
            List.of("", "/rows", "/rows/next-faulty", "/unknown-names", "/ledger", "/marked");

    @Autowired
    TestZones zones;

    TestZone zone;
    Wizard wizard;

    @BeforeEach
    void aLedgerOfAllUnitsIsIn() {
        zone = zones.create();
        wizard = new Wizard(zone.officer);
        wizard.upload("清单.csv", IntakeInterruptedTest.ledger(3));
        wizard.takeProposals();
        wizard.commit("ATOMIC");
    }

    private TestPerson officerOf(Scope scope) {
        return zone.person(BuiltinRole.SUPERVISION_OFFICER, scope, "鲁文轩", zone.lanhe);
    }

    @Test
    void givesTheLedgerToNobodyWhoMayOnlyExportTheirOwnList() {
        for (var person : List.of(
                zone.lanheLiaison, zone.xinqiaoLiaison, zone.person(BuiltinRole.ASSESSOR, Scope.ALL, "程雅", null))) {
            var refused = person.get(wizard.path("/ledger"));
            assertThat(refused.status()).as(person.name()).isEqualTo(404);
            assertThat(refused.body().at("/code").asString()).isEqualTo("INTAKE-BATCH-MISSING");
        }
    }

    @Test
    void showsABatchOfTheZoneToNoImporterWhoseScopeIsAUnit() {
        for (var scope : List.of(Scope.OWN_UNIT, Scope.UNIT_AND_BELOW, Scope.OWN, Scope.SUPERVISED_UNITS)) {
            var narrow = officerOf(scope);
            for (var path : READ) {
                assertThat(narrow.get(wizard.path(path)).status())
                        .as("%s %s", scope, path)
                        .isEqualTo(404);
            }
            assertThat(narrow.get("/api/intake/batches").body().at("/total").asInt())
                    .isZero();
        }
    }

    @Test
    void letsNoImporterWhoseScopeIsAUnitActOnABatchOfTheZone() {
        var narrow = officerOf(Scope.UNIT_AND_BELOW);
        assertThat(narrow.put(wizard.path("/rows/3/cells/title"), Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(narrow.put(wizard.path("/rows/3/excluded"), Map.of("excluded", true))
                        .status())
                .isEqualTo(404);
        assertThat(narrow.post(wizard.path("/names"), Map.of("name", "x", "unit", zone.lanhe.value()))
                        .status())
                .isEqualTo(404);
        assertThat(narrow.post(wizard.path("/commit"), Map.of("mode", "ATOMIC")).status())
                .isEqualTo(404);
        assertThat(narrow.post(wizard.path("/undo"), null).status()).isEqualTo(404);
        assertThat(narrow.post(wizard.path("/cancel"), null).status()).isEqualTo(404);
        assertThat(wizard.show().at("/rows").toString()).isEqualTo("{\"DONE\":3}");
    }

    @Test
    void showsImportersTheirOwnBatchesAndTheWholeZonesOfficersAll() {
        var narrow = officerOf(Scope.UNIT_AND_BELOW);
        var own = new Wizard(narrow);
        own.upload("本单位.csv", IntakeInterruptedTest.ledger(2).replace("路灯", "窨井"));
        own.takeProposals();

        assertThat(narrow.get("/api/intake/batches")
                        .body()
                        .at("/items/0/fileName")
                        .asString())
                .isEqualTo("本单位.csv");
        assertThat(narrow.get(own.path("/ledger")).status()).isEqualTo(200);
        for (var path : READ) {
            assertThat(zone.officer.get(own.path(path)).status()).as(path).isEqualTo(200);
        }
        assertThat(zone.officer.get("/api/intake/batches").body().at("/total").asInt())
                .isEqualTo(2);
    }
}
