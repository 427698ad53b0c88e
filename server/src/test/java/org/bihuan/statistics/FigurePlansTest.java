package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.noCondition;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.shared.BusinessZone;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** With 60,000 spans, most of them of matters closed long ago, figures are counted from the indexes made for them. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigurePlansTest {

    @Autowired
    TestZones zones;

    @Autowired
    FigureSql figures;

    @Autowired
    DSLContext sql;

    @Autowired
    Clock clock;

    TestZone zone;

    @BeforeAll
    void thirtyThousandMatters() throws Exception {
        zone = zones.create();
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement()) {
            // Only the spans are asked for here: their matters need not be there.
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    with each as (
                      select i, gen_random_uuid() as id, now() - (i %% 1000 + 40) * interval '1 day' as opened,
                        now() - (i %% 1000 + 10) * interval '1 day' as closed,
                        i %% 20 = 0 as live,
                        (array['%1$s'::uuid, '%2$s'::uuid])[1 + i %% 2] as unit
                      from generate_series(1, 30000) i)
                    insert into matter.matter_interval (zone_id, matter_id, seq, from_at, to_at, state, move, round,
                      percent, type_code, source_kind, lead_unit_id, original_due_on, due_on, opened_at, done_on,
                      held_since, ends_hold, recorded_at)
                    select '%3$s'::uuid, id, 1, opened, case when not live then closed end, 'IN_PROGRESS', 'OPENED', 1, 0,
                      'HAZARD', 'LEDGER', unit, closed::date, closed::date, opened, null::date, opened, not live, opened
                    from each
                    union all
                    select '%3$s'::uuid, id, 2, closed, null, 'CLOSED_OFF', 'CLOSED', 1, 100,
                      'HAZARD', 'LEDGER', unit, closed::date, closed::date, opened, closed::date, closed, false, closed
                    from each where not live
                    """.formatted(zone.lanhe, zone.xinqiao, zone.key));
            statement.execute("vacuum analyze matter.matter_interval");
        }
    }

    @Test
    void whatStandsNowIsCountedFromTheSpansThatHold() {
        Stream.of(GroupBy.UNIT, GroupBy.TYPE, GroupBy.SOURCE, GroupBy.SPONSOR)
                .forEach(groupBy -> assertThat(plan(groupBy, null, FigureCode.LIVE, FigureCode.OVERDUE))
                        .as("%s", groupBy)
                        .contains("matter_interval_standing_ix"));
    }

    @Test
    void whatStoodThenIsCountedFromTheSpansOfThatMoment() {
        assertThat(plan(GroupBy.UNIT, clock.instant().minus(Duration.ofDays(30)), FigureCode.LIVE))
                .contains("matter_interval_live_ix");
    }

    @Test
    void whatHappenedIsCountedFromTheMovesOfThePeriod() {
        assertThat(plan(GroupBy.UNIT, null, FigureCode.CLOSINGS, FigureCode.ON_TIME_BY_ORIGINAL))
                .contains("matter_interval_move_ix");
    }

    private String plan(GroupBy groupBy, @Nullable Instant asAt, FigureCode... codes) {
        var moment = Moment.of(asAt, null, clock);
        var today = BusinessZone.dateOf(moment.asAt());
        var period = Period.of(today.minusDays(30), today, today);
        var asked = new FigureSql.Asked(zone.officer.viewer(), FigureScope.ALL, period, moment, noCondition());
        return zone.inZone(() ->
                sql.explain(figures.lines(asked, groupBy, List.of(codes), 10)).plan());
    }
}
