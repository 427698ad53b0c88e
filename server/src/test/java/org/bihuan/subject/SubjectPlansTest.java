package org.bihuan.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.List;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** With 60,000 subjects the ledger, the search and the map go by the indexes made for them. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectPlansTest {

    @Autowired
    TestZones zones;

    @Autowired
    SubjectList list;

    @Autowired
    DSLContext sql;

    TestZone zone;

    @BeforeAll
    void sixtyThousandSubjects() throws Exception {
        zone = zones.create();
        zone.officer.get("/api/subject-types");
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    insert into subject.subject (zone_id, id, type_code, name, credit_code, territorial_unit_id,
                      longitude, latitude, answers, state, keywords, created_by, created_by_name, created_at, changed_at, version)
                    select '%3$s'::uuid, gen_random_uuid(), (array['ENTERPRISE','LESSEE','COMMUNITY','SHOP_FRONT'])[1 + i %% 4],
                      n.name, 'C' || i, (array['%1$s'::uuid, '%2$s'::uuid])[1 + (i %% 50 = 0)::int],
                      case when i %% 10 > 0 then 119.5 + (i %% 1000) / 1000.0 end,
                      case when i %% 10 > 0 then 31.5 + (i / 1000) / 100.0 end,
                      '{}', case when i %% 30 = 0 then 'CLOSED' else 'IN_OPERATION' end,
                      n.name || ' C' || i, gen_random_uuid(), '秦明辉', now(), now() - i * interval '1 minute', 1
                    from generate_series(1, 60000) i
                    cross join lateral (select chr(19968 + i %% 2000) || chr(20968 + i * 7 %% 3000) || '机械厂' || i as name) n
                    """.formatted(zone.lanhe, zone.xinqiao, zone.key));
            statement.execute("vacuum analyze subject.subject");
        }
    }

    @Test
    void thePageIsReadInItsOrderWithoutSorting() {
        assertThat(plan(zone.officer.viewer(), filter(null, null)))
                .contains("subject_recent_ix")
                .doesNotContain("Sort ");
    }

    @Test
    void twoCharactersAreFoundByTheirPair() {
        assertThat(plan(zone.officer.viewer(), filter("七乘", null))).contains("subject_grams_ix");
    }

    @Test
    void aUnitWithFewSubjectsIsReadByItsOwn() {
        assertThat(plan(zone.officer.viewer(), filter(null, List.of(zone.safetyOffice))))
                .contains("subject_territorial_ix", "subject_regulator_ix");
    }

    @Test
    void theMapIsReadByPosition() {
        var window = new SubjectMap.Window(119.9, 31.7, 119.92, 31.72);
        var where = zone.inZone(() -> list.condition(zone.officer.viewer(), filter(null, null)))
                .and(SubjectMap.inside(window));
        assertThat(explained(zone.officer.viewer(), where, "name")).contains("subject_position_ix");
    }

    private static SubjectFilter filter(@Nullable String q, @Nullable List<UnitId> unit) {
        return new SubjectFilter(q, null, null, unit, null, null, null);
    }

    private String plan(Viewer viewer, SubjectFilter filter) {
        return explained(viewer, zone.inZone(() -> list.condition(viewer, filter)), "-changed");
    }

    private String explained(Viewer viewer, Condition where, String sort) {
        return zone.inZone(() -> sql.explain(list.select(viewer, where, sort, new PageRequest(1, 50)))
                .plan());
    }
}
