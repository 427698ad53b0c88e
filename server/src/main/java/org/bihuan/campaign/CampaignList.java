package org.bihuan.campaign;

import static java.util.Objects.requireNonNull;
import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.campaign.Tables.DUTY;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns a viewer sees: those that run first, the latest to end first among them. */
@Repository
public class CampaignList {

    /**
     * @param units responsible units
     * @param incomplete of them, those without one of their three responsible people
     */
    public record Row(
            UUID id,
            String name,
            CampaignKind kind,
            CampaignState state,
            String office,
            @Nullable String parent,
            LocalDate startsOn,
            LocalDate endsOn,
            int units,
            int incomplete) {}

    private final DSLContext sql;

    CampaignList(DSLContext sql) {
        this.sql = sql;
    }

    /** @param word a part of the name */
    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, @Nullable CampaignState state, @Nullable String word, PageRequest request) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        var zone = viewer.zone().value();
        var where = CampaignSight.seenBy(viewer).and(matches(state, word));
        var parent = CAMPAIGN_.as("parent");
        var units = count().as("units");
        var incomplete = count().filterWhere(
                        DUTY.PRINCIPAL_ID.isNull().or(DUTY.DEPUTY_ID.isNull()).or(DUTY.CONTACT_ID.isNull()))
                .as("incomplete");
        var duties = select(DUTY.ZONE_ID, DUTY.CAMPAIGN_ID, units, incomplete)
                .from(DUTY)
                .where(DUTY.ZONE_ID.eq(zone))
                .groupBy(DUTY.ZONE_ID, DUTY.CAMPAIGN_ID)
                .asTable("duties");
        var dutyZone = requireNonNull(duties.field(DUTY.ZONE_ID));
        var dutyCampaign = requireNonNull(duties.field(DUTY.CAMPAIGN_ID));
        var rows = sql.select(CAMPAIGN_, UNIT.NAME, parent.NAME, duties.field(units), duties.field(incomplete))
                .from(CAMPAIGN_)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(CAMPAIGN_.ZONE_ID), UNIT.ID.eq(CAMPAIGN_.OFFICE_UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .leftJoin(parent)
                .on(parent.ZONE_ID.eq(CAMPAIGN_.ZONE_ID), parent.ID.eq(CAMPAIGN_.PARENT_ID), parent.ZONE_ID.eq(zone))
                .leftJoin(duties)
                .on(dutyZone.eq(CAMPAIGN_.ZONE_ID), dutyCampaign.eq(CAMPAIGN_.ID), dutyZone.eq(zone))
                .where(where)
                .orderBy(
                        CAMPAIGN_.STATE.eq(CampaignState.LAUNCHED.name()).desc(),
                        CAMPAIGN_.ENDS_ON.desc(),
                        CAMPAIGN_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(found -> {
                    var row = found.value1();
                    return new Row(
                            row.getId(),
                            row.getName(),
                            CampaignKind.valueOf(row.getKind()),
                            CampaignState.valueOf(row.getState()),
                            found.value2(),
                            found.value3(),
                            row.getStartsOn(),
                            row.getEndsOn(),
                            orNone(found.value4()),
                            orNone(found.value5()));
                });
        return Page.of(rows, request, () -> sql.fetchCount(CAMPAIGN_, where));
    }

    private static Condition matches(@Nullable CampaignState state, @Nullable String word) {
        var inState =
                state == null ? CAMPAIGN_.STATE.ne(CampaignState.DISCARDED.name()) : CAMPAIGN_.STATE.eq(state.name());
        return inState.and(
                word == null || word.isBlank() ? noCondition() : CAMPAIGN_.NAME.containsIgnoreCase(word.strip()));
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
