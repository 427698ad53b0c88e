package org.bihuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.audit.AuditChain.Damage;
import org.bihuan.platform.HealthCheck.Finding;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class AuditChainTest {

    @Autowired
    TestZones zones;

    @Autowired
    AuditRepository repository;

    @Autowired
    SealRepository seals;

    @Autowired
    AuditChain chain;

    @Autowired
    AuditCheck check;

    @Autowired
    AuditSealing sealing;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext sql;

    TestZone zone;

    @BeforeEach
    void aZoneWithTwoSealedBatches() {
        zone = zones.create();
        for (int batch = 0; batch < 2; batch++) {
            write(3);
            seal(sealing);
        }
    }

    @Test
    void aChainNobodyTouchedIsSound() {
        var answer = zone.auditAdministrator.post("/api/audit/chain/verify", null);

        assertThat(answer.body().toString()).isEqualTo("{\"sound\":true,\"seals\":2,\"records\":6,\"first\":null}");
        var state = zone.auditAdministrator.get("/api/audit/chain").body();
        assertThat(state.at("/head/number").intValue()).isEqualTo(2);
        assertThat(state.at("/head/algorithm").asString()).isEqualTo("SHA-256");
        assertThat(state.at("/sealed").intValue()).isEqualTo(6);
        // The verification itself has been recorded since.
        assertThat(state.at("/unsealed").intValue()).isEqualTo(1);
    }

    @Test
    void moreThanOneBatchIsSealedAtOnceAndSealingTwiceAddsNothing() {
        write(1001);
        seal(sealing);
        seal(sealing);

        assertThat(chain.verify(zone.key)).isEqualTo(new AuditChain.Verification(true, 4, 1007, null));
    }

    @Test
    void aZoneMayChangeOverToSm3() {
        write(2);
        seal(new AuditSealing(seals, transaction, clock, "SM3"));

        assertThat(chain.verify(zone.key)).isEqualTo(new AuditChain.Verification(true, 3, 8, null));
    }

    @Test
    void findsTheRecordThatWasAltered() throws SQLException {
        var id = asSuperuser("update audit.record set actor = 'nobody' where %s returning id", sealedIn(2));

        var found = chain.verify(zone.key);

        assertThat(found.sound()).isFalse();
        assertThat(found.first()).isEqualTo(new AuditChain.Break(Damage.RECORD_ALTERED, 2, id));
        assertThat(check.check().stream()
                        .filter(finding -> finding.what().contains(id.toString()))
                        .map(Finding::code))
                .containsExactly("AUDIT-CHAIN-BROKEN");
    }

    @Test
    void findsTheRecordThatWasDeleted() throws SQLException {
        var id = asSuperuser("delete from audit.record where %s returning id", sealedIn(1));

        assertThat(chain.verify(zone.key).first()).isEqualTo(new AuditChain.Break(Damage.RECORD_MISSING, 1, id));
    }

    @Test
    void findsTheRecordThatWasDeletedWithItsEntry() throws SQLException {
        var id = asSuperuser("delete from audit.record where %s returning id", sealedIn(1));
        asSuperuser("delete from audit.seal_entry where record_id = '" + id + "' returning record_id", "");

        assertThat(chain.verify(zone.key).first()).isEqualTo(new AuditChain.Break(Damage.SEAL_ALTERED, 1, null));
    }

    @Test
    void findsTheSealThatWasRewritten() throws SQLException {
        asSuperuser("update audit.seal set hash = repeat('0', 64) where %s and number = 1 returning zone_id", inZone());

        assertThat(chain.verify(zone.key).first()).isEqualTo(new AuditChain.Break(Damage.SEAL_ALTERED, 1, null));
    }

    @Test
    void findsTheRecordThatWasSlippedIn() throws SQLException {
        asSuperuser(
                "insert into audit.record select zone_id, gen_random_uuid(), at - interval '1 day', account_id, actor,"
                        + " 'matter.assign', outcome, object_kind, object_id, code, address, facts"
                        + " from audit.record where %s limit 1 returning id",
                sealedIn(1));
        seal(sealing);

        assertThat(chain.verify(zone.key).first())
                .isNotNull()
                .extracting(AuditChain.Break::damage)
                .isEqualTo(Damage.RECORD_SLIPPED_IN);
    }

    @Test
    void theApplicationItselfMayNeitherChangeNorDelete() {
        for (var statement : List.of(
                "update audit.record set actor = '' where zone_id = ?",
                "delete from audit.record where zone_id = ?",
                "delete from audit.seal where zone_id = ?")) {
            assertThat(refusal(statement)).contains("permission denied");
        }
    }

    private String refusal(String statement) {
        try {
            return zone.inZone(() -> "done " + sql.execute(statement, zone.key.value()));
        } catch (DataAccessException refused) {
            return String.valueOf(refused.getMostSpecificCause().getMessage());
        }
    }

    private void write(int count) {
        zone.inZone(() -> {
            for (int i = 0; i < count; i++) {
                repository.insert(
                        zone.key,
                        List.of(new AuditRecord(
                                Ids.next(),
                                clock.instant(),
                                zone.officer.account().value(),
                                "秦明辉",
                                "matter.assign",
                                Outcome.DONE,
                                "matter",
                                Ids.next(),
                                null,
                                "",
                                Map.of("n", i))));
            }
            return null;
        });
    }

    private void seal(AuditSealing by) {
        CurrentZone.run(zone.key, () -> by.run(zone.key));
    }

    private String inZone() {
        return "zone_id = '" + zone.key + "'";
    }

    private String sealedIn(long seal) {
        return inZone() + " and id = (select min(record_id::text)::uuid from audit.seal_entry where " + inZone()
                + " and seal_number = " + seal + ")";
    }

    private static UUID asSuperuser(String statement, String where) throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var result = connection.createStatement().executeQuery(statement.formatted(where))) {
            assertThat(result.next()).isTrue();
            return result.getObject(1, UUID.class);
        }
    }
}
