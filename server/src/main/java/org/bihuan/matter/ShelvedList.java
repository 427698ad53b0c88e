package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list of shelved matters (挂账清单), the earliest review first: why, by whose leave, and when it is looked at again. */
@Repository
public class ShelvedList {

    /** @param due the review date has come or gone */
    public record Row(
            UUID id,
            @Nullable String number,
            String title,
            String typeCode,
            MatterList.@Nullable Unit leadUnit,
            String reason,
            @Nullable String approvedBy,
            @Nullable Instant since,
            @Nullable LocalDate reviewOn,
            boolean due,
            @Nullable LocalDate dueOn,
            int version) {}

    /** @param due only those whose review date has come */
    public record Filter(@Nullable Boolean due, @Nullable List<UnitId> unit) {}

    private final DSLContext sql;
    private final Clock clock;

    ShelvedList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Filter filter, PageRequest request) {
        viewer.mustHave(Permit.MATTER_READ);
        var endOfToday = BusinessZone.endOf(BusinessZone.today(clock));
        var units = filter.unit();
        var where = MatterConditions.inScopeOf(viewer)
                .and(MatterConditions.inStates(List.of(MatterState.SHELVED)))
                .and(Boolean.TRUE.equals(filter.due()) ? MATTER_.STEP_DUE_AT.le(endOfToday) : noCondition())
                .and(
                        units == null || units.isEmpty()
                                ? noCondition()
                                : MatterConditions.inSlot(viewer.zone().value(), Slot.LEAD_UNIT, units));
        var reason =
                field("{0} ->> 'reason'", SQLDataType.CLOB, MATTER_EVENT.FACTS).as("reason");
        var approver = field("{0} ->> 'approvedBy'", SQLDataType.CLOB, MATTER_EVENT.FACTS)
                .as("approver");
        var said = lateral(select(reason, approver)
                        .from(MATTER_EVENT)
                        .where(
                                MATTER_EVENT.ZONE_ID.eq(viewer.zone().value()),
                                MATTER_EVENT.MATTER_ID.eq(MATTER_.ID),
                                MATTER_EVENT.EVENT.eq(inline("Shelved")))
                        .orderBy(MATTER_EVENT.SEQ.desc())
                        .limit(1))
                .as("said");
        var rows = sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        MATTER_.TITLE,
                        MATTER_.TYPE_CODE,
                        UNIT.ID,
                        UNIT.NAME,
                        MATTER_.SUSPENDED_AT,
                        MATTER_.STEP_DUE_AT,
                        MATTER_.DUE_ON,
                        MATTER_.VERSION,
                        said.field(reason),
                        said.field(approver))
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .leftJoin(said)
                .on(noCondition())
                .where(where)
                .orderBy(MATTER_.STEP_DUE_AT, MATTER_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        PersonalData.inText(row.value3()),
                        row.value4(),
                        row.value5() == null ? null : new MatterList.Unit(row.value5(), row.value6()),
                        row.value11() == null ? "" : PersonalData.inText(row.value11()),
                        row.value12(),
                        row.value7(),
                        row.value8() == null ? null : BusinessZone.lastDayBefore(row.value8()),
                        row.value8() != null && !row.value8().isAfter(endOfToday),
                        row.value9(),
                        row.value10()));
        return Page.of(rows, request, sql.fetchCount(MATTER_, where));
    }
}
