package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.FALSE_REPORT;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How many false reports of each unit have been confirmed within two years. */
@Repository
class FalseReportCount {

    private static final int YEARS = 2;

    private final DSLContext sql;
    private final Clock clock;

    FalseReportCount(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Map<UUID, Integer> byUnit(ZoneKey zone) {
        var since = BusinessZone.today(clock)
                .minusYears(YEARS)
                .atStartOfDay(BusinessZone.SHANGHAI)
                .toInstant();
        return sql.select(FALSE_REPORT.UNIT_ID, count())
                .from(FALSE_REPORT)
                .where(
                        FALSE_REPORT.ZONE_ID.eq(zone.value()),
                        FALSE_REPORT.OUTCOME.eq("CONFIRMED"),
                        FALSE_REPORT.DECIDED_AT.ge(since),
                        FALSE_REPORT.UNIT_ID.isNotNull())
                .groupBy(FALSE_REPORT.UNIT_ID)
                .fetchMap(FALSE_REPORT.UNIT_ID, row -> row.value2());
    }
}
