package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.shared.BusinessZone;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tables of figures are counted from the indexes made for them: where one can be used, and the table need not be read. */
@ApiTest
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

    @BeforeEach
    void aZone() {
        zone = zones.create();
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

    /** A nearly empty table would be read from end to end: it is priced out of the question. */
    private String plan(GroupBy groupBy, @Nullable Instant asAt, FigureCode... codes) {
        var moment = Moment.of(asAt, null, clock);
        var period = Period.of(null, null, BusinessZone.dateOf(moment.asAt()));
        var asked = new FigureSql.Asked(zone.officer.viewer(), FigureScope.ALL, period, moment, noCondition());
        return zone.inZone(() -> {
            sql.execute("set local enable_seqscan = off");
            return sql.explain(figures.lines(asked, groupBy, List.of(codes), 10))
                    .plan();
        });
    }
}
