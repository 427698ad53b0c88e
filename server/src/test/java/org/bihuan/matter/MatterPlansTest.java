package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** With 100,000 matters in the zone no page of the ledger reads the table from end to end. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatterPlansTest {

    @Autowired
    TestZones zones;

    @Autowired
    MatterList list;

    @Autowired
    MatterSearch search;

    @Autowired
    DSLContext sql;

    @Autowired
    Clock clock;

    TestZone zone;

    @BeforeAll
    void aHundredThousandMatters() throws Exception {
        zone = zones.create();
        zone.officer.get("/api/matter-types");
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into matter.matter (zone_id, id, number, type_id, type_code, title, requirement, state, round,
                      urgent, source_kind, lead_unit_id, percent, original_due_on, due_on, remind_on, step_started_at,
                      opened_at, closed_at, urge_count, return_count, extension_count, reopen_count, instructed, fields,
                      keywords, initials, created_by, created_at, last_event_at, last_seq, version)
                    select t.zone_id, gen_random_uuid(), '满〔2026〕' || i || '号', t.id, t.code, '事项' || i, '',
                      (array['ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','CLOSED_OFF','CLOSED_OFF','CLOSED_OFF','ARCHIVED'])[1 + i %% 8],
                      1, false, 'LEDGER', (array['%s'::uuid, '%s'::uuid])[1 + i %% 2], i %% 100,
                      date '2026-11-20' + (i %% 120) - 60, date '2026-11-20' + (i %% 120) - 60,
                      date '2026-11-20' + (i %% 120) - 63, now(), now() - interval '30 days',
                      case when i %% 8 > 3 then now() - (i %% 700) * interval '1 hour' end, 0, 0, 0, 0, false, '{}',
                      '满〔2026〕' || i || '号 ' || (array['喷淋系统停用','安全出口上锁','用电接入堵点','灭火器超期'])[1 + i %% 4] || i, 'sx',
                      '%s', now(), now() - i * interval '1 second', 1, 1
                    from generate_series(1, 100000) i, matter.matter_type t
                    where t.zone_id = '%s' and t.code = 'HAZARD'
                    """.formatted(zone.lanhe, zone.xinqiao, zone.officer.account(), zone.key));
            // Else each reference is looked up as if a zone had a handful of matters.
            statement.execute("analyze matter.matter");
            statement.execute("""
                    insert into matter.matter_slot (zone_id, id, matter_id, slot, unit_id, sort)
                    select zone_id, gen_random_uuid(), id, 'LEAD_UNIT', lead_unit_id, 0 from matter.matter
                    where zone_id = '%s'
                    """.formatted(zone.key));
            statement.execute("vacuum analyze matter.matter");
            statement.execute("vacuum analyze matter.matter_slot");
        }
    }

    @Test
    void noPageOfTheOfficeReadsTheWholeTable() {
        pages().forEach(page -> assertReadsByIndex(zone.officer, page));
    }

    @Test
    void noPageOfALiaisonReadsTheWholeTable() {
        pages().forEach(page -> assertReadsByIndex(zone.xinqiaoLiaison, page));
    }

    @Test
    void noStepOfASearchReadsTheWholeTable() {
        for (var person : List.of(zone.officer, zone.xinqiaoLiaison)) {
            for (var typed : List.of("满〔2026〕118号", "118", "12", "满〔2026〕11", "喷淋", "堵点99", "灭")) {
                MatterTrail.of(new Sought(typed), () -> zone.inZone(() -> search.recent(person.viewer())))
                        .forEach(step -> assertThat(planOf(person, step))
                                .as("%s as %s", typed, person.name())
                                .doesNotContain("Seq Scan on matter")
                                .doesNotContain("Seq Scan on matter_slot"));
            }
        }
    }

    private String planOf(TestPerson person, MatterTrail.Step step) {
        return zone.inZone(() -> sql.explain(search.select(person.viewer(), step, List.of(), clock.instant()))
                .plan());
    }

    @Test
    void theTotalsAreAnsweredFromAnIndexAlone() {
        var viewer = zone.officer.viewer();
        var live = with(null, null, null, null).narrowed(viewer, clock.instant());

        var plan = zone.inZone(
                () -> sql.explain(list.tallies(live, clock.instant())).plan());

        assertThat(plan).contains("Index Only Scan using matter_live_ix");
    }

    @Test
    void countingForAPageStopsAtTheMostThatIsCounted() {
        for (var person : List.of(zone.officer, zone.xinqiaoLiaison)) {
            pages().forEach(asked -> {
                var count = list.counted(where(person.viewer(), asked));
                var plan = zone.inZone(() -> sql.explain(count).plan());
                assertThat(plan)
                        .as("%s as %s%n%s", asked.name(), person.name(), plan)
                        .contains("|Limit ");
                assertThat((int) zone.inZone(() -> sql.fetchCount(count)))
                        .isLessThanOrEqualTo(LedgerPage.MOST_COUNTED + 1);
            });
        }
        var live = zone.officer.get("/api/matters").body();
        assertThat(live.at("/total").asInt()).isEqualTo(LedgerPage.MOST_COUNTED);
        assertThat(live.at("/totalIsLeast").asBoolean()).isTrue();
        var deep = zone.officer.get("/api/matters?page=300").body();
        assertThat(deep.at("/items")).hasSize(50);
        assertThat(deep.at("/total").asInt()).isEqualTo(15_000);
        var few = zone.officer.get("/api/matters?q=12345").body();
        assertThat(few.at("/totalIsLeast").asBoolean()).isFalse();
        assertThat(few.at("/total").asInt()).isEqualTo(few.at("/items").size());
    }

    private record Asked(String name, MatterFilter filter, String sort) {}

    private Stream<Asked> pages() {
        return Stream.of(
                new Asked("live by due date", with(null, null, null, null), "due"),
                new Asked("live, latest first", with(null, null, null, null), "-updated"),
                new Asked("overdue", with(null, null, List.of(Light.RED), null), "due"),
                new Asked("two characters", with("喷淋", null, null, null), "-updated"),
                new Asked("a number", with("12345号", MatterFilter.Stage.ALL, null, null), "-updated"),
                new Asked("closed, latest first", with(null, MatterFilter.Stage.CLOSED, null, null), "-updated"),
                new Asked("waiting for receipt", with(null, null, null, MatterFilter.Waiting.RECEIPT), "due"));
    }

    private void assertReadsByIndex(TestPerson person, Asked asked) {
        var viewer = person.viewer();
        var plan = zone.inZone(() -> sql.explain(list.select(
                        viewer, where(viewer, asked), asked.sort(), new PageRequest(1, 50), clock.instant()))
                .plan());
        assertThat(plan)
                .as("%s as %s%n%s", asked.name(), person.name(), plan)
                .doesNotContain("Seq Scan on matter")
                .doesNotContain("Seq Scan on matter_slot");
    }

    private org.jooq.Condition where(Viewer viewer, Asked asked) {
        return asked.filter().condition(viewer, clock.instant());
    }

    private static MatterFilter with(
            @org.jspecify.annotations.Nullable String q,
            MatterFilter.@org.jspecify.annotations.Nullable Stage stage,
            @org.jspecify.annotations.Nullable List<Light> light,
            MatterFilter.@org.jspecify.annotations.Nullable Waiting waiting) {
        return new MatterFilter(
                q, stage, null, null, light, waiting, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }
}
