package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.TEAM;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.localDateAdd;
import static org.jooq.impl.DSL.localDateSub;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The merged calendar of inspections (检查日历): objects that several campaigns are going to visit within a few days of
 * each other, so that one joint visit may be made of them. What has been decided on is not proposed again.
 */
@Repository
public class Clashes {

    private static final int LONGEST = 90;

    /** @param thisYear visits made to it this year, by every campaign */
    public record Row(UUID id, String name, @Nullable String address, String unit, int thisYear, List<Due> visits) {}

    public record Due(
            UUID visit,
            UUID campaign,
            String campaignName,
            String pass,
            @Nullable String team,
            LocalDate dueOn,
            int version) {}

    private final DSLContext sql;
    private final Clock clock;

    Clashes(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param days apart at most, 0 to 90 */
    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, int days, PageRequest request) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        if (days < 0 || days > LONGEST) {
            throw Problem.invalid("CAMPAIGN-CLASH-DAYS", "间隔天数应在 0 至 " + LONGEST + " 之间。");
        }
        var zone = viewer.zone().value();
        var where = VisitSight.ofUnit(viewer, VISIT.ZONE_ID, VISIT.UNIT_ID)
                .and(undecided())
                .and(clashes(zone, days));
        var subjects = sql.selectDistinct(SUBJECT_.ID, SUBJECT_.NAME, SUBJECT_.ADDRESS, UNIT.NAME)
                .from(VISIT)
                .join(SUBJECT_)
                .on(SUBJECT_.ZONE_ID.eq(VISIT.ZONE_ID), SUBJECT_.ID.eq(VISIT.SUBJECT_ID), SUBJECT_.ZONE_ID.eq(zone))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(VISIT.ZONE_ID), UNIT.ID.eq(VISIT.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(SUBJECT_.NAME, SUBJECT_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var ids = subjects.getValues(SUBJECT_.ID);
        var due = due(zone, where.and(VISIT.SUBJECT_ID.in(ids)));
        var made = thisYear(zone, ids);
        var rows = subjects.map(row -> new Row(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                made.getOrDefault(row.value1(), 0),
                due.getOrDefault(row.value1(), List.of())));
        return Page.of(
                rows,
                request,
                () -> sql.select(countDistinct(VISIT.SUBJECT_ID))
                        .from(VISIT)
                        .where(where)
                        .fetchSingle()
                        .value1());
    }

    private static Condition undecided() {
        return VISIT.STATE
                .eq(VisitState.PLANNED.name())
                .and(VISIT.KIND.ne(VisitKind.SELF.name()))
                .and(VISIT.JOINT_ID.isNull());
    }

    private static Condition clashes(UUID zone, int days) {
        var other = VISIT.as("other");
        return exists(selectOne()
                .from(other)
                .where(
                        other.ZONE_ID.eq(zone),
                        other.SUBJECT_ID.eq(VISIT.SUBJECT_ID),
                        other.CAMPAIGN_ID.ne(VISIT.CAMPAIGN_ID),
                        other.STATE.eq(VisitState.PLANNED.name()),
                        other.KIND.ne(VisitKind.SELF.name()),
                        other.JOINT_ID.isNull(),
                        other.DUE_ON.between(
                                localDateSub(VISIT.DUE_ON, val(days)), localDateAdd(VISIT.DUE_ON, val(days)))));
    }

    private Map<UUID, List<Due>> due(UUID zone, Condition where) {
        return sql.select(
                        VISIT.SUBJECT_ID,
                        VISIT.ID,
                        VISIT.CAMPAIGN_ID,
                        CAMPAIGN_.NAME,
                        PASS.NAME,
                        TEAM.NAME,
                        VISIT.DUE_ON,
                        VISIT.VERSION)
                .from(VISIT)
                .join(CAMPAIGN_)
                .on(CAMPAIGN_.ZONE_ID.eq(VISIT.ZONE_ID), CAMPAIGN_.ID.eq(VISIT.CAMPAIGN_ID), CAMPAIGN_.ZONE_ID.eq(zone))
                .join(PASS)
                .on(PASS.ZONE_ID.eq(VISIT.ZONE_ID), PASS.ID.eq(VISIT.PASS_ID), PASS.ZONE_ID.eq(zone))
                .leftJoin(TEAM)
                .on(TEAM.ZONE_ID.eq(VISIT.ZONE_ID), TEAM.ID.eq(VISIT.TEAM_ID), TEAM.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(VISIT.DUE_ON, VISIT.ID)
                .fetchGroups(
                        VISIT.SUBJECT_ID,
                        row -> new Due(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8()));
    }

    private Map<UUID, Integer> thisYear(UUID zone, List<UUID> subjects) {
        var newYear = BusinessZone.today(clock)
                .withDayOfYear(1)
                .atStartOfDay(BusinessZone.SHANGHAI)
                .toInstant();
        return sql.select(VISIT.SUBJECT_ID, count())
                .from(VISIT)
                .where(
                        VISIT.ZONE_ID.eq(zone),
                        VISIT.SUBJECT_ID.in(subjects),
                        VISIT.STATE.eq(VisitState.DONE.name()),
                        VISIT.KIND.ne(VisitKind.SELF.name()),
                        VISIT.VISITED_AT.ge(newYear))
                .groupBy(VISIT.SUBJECT_ID)
                .fetchMap(VISIT.SUBJECT_ID, row -> row.value2());
    }
}
