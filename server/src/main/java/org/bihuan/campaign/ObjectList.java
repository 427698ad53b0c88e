package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The objects in the scope of a campaign (底数): the rows behind 底数清. */
@Repository
public class ObjectList {

    /**
     * @param sector a code; {@code NONE} for those that belong to none
     * @param visited absent: all
     */
    public record Filter(
            @Nullable UUID unit,
            @Nullable String sector,
            @Nullable Boolean visited,
            @Nullable String q) {}

    /** @param visits done, in this campaign */
    public record Row(
            UUID id,
            String name,
            @Nullable String address,
            String typeCode,
            @Nullable String sector,
            String unit,
            RiskColour colour,
            int visits,
            int hazards,
            @Nullable Instant visitedAt,
            Instant joinedAt) {}

    private record Looks(int visits, @Nullable Instant last) {}

    private final DSLContext sql;
    private final CampaignShow shows;
    private final Risks risks;

    ObjectList(DSLContext sql, CampaignShow shows, Risks risks) {
        this.sql = sql;
        this.shows = shows;
        this.risks = risks;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, UUID campaign, Filter filter, PageRequest request) {
        var unused = shows.seen(viewer, campaign);
        var zone = viewer.zone().value();
        var where = VisitSight.ofUnit(viewer, SCOPE_OBJECT.ZONE_ID, SCOPE_OBJECT.UNIT_ID)
                .and(SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign))
                .and(SCOPE_OBJECT.LEFT_AT.isNull())
                .and(condition(viewer, campaign, filter));
        var rows = sql.select(SCOPE_OBJECT, SUBJECT_.NAME, SUBJECT_.ADDRESS, UNIT.NAME)
                .from(SCOPE_OBJECT)
                .join(SUBJECT_)
                .on(
                        SUBJECT_.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID),
                        SUBJECT_.ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                        SUBJECT_.ZONE_ID.eq(zone))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID), UNIT.ID.eq(SCOPE_OBJECT.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(SCOPE_OBJECT.UNIT_ID, SCOPE_OBJECT.SUBJECT_ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var subjects = rows.map(row -> row.value1().getSubjectId());
        var looks = looks(zone, campaign, subjects);
        var hazards = hazards(zone, campaign, subjects);
        var colours = risks.colours(viewer.zone(), subjects);
        var items = rows.map(row -> {
            var object = row.value1();
            var look = looks.getOrDefault(object.getSubjectId(), new Looks(0, null));
            return new Row(
                    object.getSubjectId(),
                    row.value2(),
                    row.value3(),
                    object.getTypeCode(),
                    object.getSector(),
                    row.value4(),
                    colours.getOrDefault(object.getSubjectId(), RiskColour.BLUE),
                    look.visits(),
                    hazards.getOrDefault(object.getSubjectId(), 0),
                    look.last(),
                    object.getJoinedAt());
        });
        return Page.of(items, request, () -> sql.fetchCount(SCOPE_OBJECT, where));
    }

    private static Condition condition(Viewer viewer, UUID campaign, Filter filter) {
        var zone = viewer.zone().value();
        var seen = exists(selectOne()
                .from(VISIT)
                .where(
                        VISIT.ZONE_ID.eq(zone),
                        VISIT.CAMPAIGN_ID.eq(campaign),
                        VISIT.SUBJECT_ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                        ThreeClear.covers()));
        var sector = filter.sector();
        var visited = filter.visited();
        var word = filter.q();
        return (filter.unit() == null ? noCondition() : SCOPE_OBJECT.UNIT_ID.eq(filter.unit()))
                .and(
                        sector == null
                                ? noCondition()
                                : sector.equals("NONE") ? SCOPE_OBJECT.SECTOR.isNull() : SCOPE_OBJECT.SECTOR.eq(sector))
                .and(visited == null ? noCondition() : visited ? seen : not(seen))
                .and(
                        word == null || word.isBlank()
                                ? noCondition()
                                : exists(selectOne()
                                        .from(SUBJECT_)
                                        .where(
                                                SUBJECT_.ZONE_ID.eq(zone),
                                                SUBJECT_.ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                                                SUBJECT_.NAME.containsIgnoreCase(word.strip()))));
    }

    private Map<UUID, Looks> looks(UUID zone, UUID campaign, List<UUID> subjects) {
        return sql.select(VISIT.SUBJECT_ID, count(), max(VISIT.VISITED_AT))
                .from(VISIT)
                .where(
                        VISIT.ZONE_ID.eq(zone),
                        VISIT.CAMPAIGN_ID.eq(campaign),
                        VISIT.SUBJECT_ID.in(subjects),
                        ThreeClear.covers())
                .groupBy(VISIT.SUBJECT_ID)
                .fetchMap(VISIT.SUBJECT_ID, row -> new Looks(row.value2(), row.value3()));
    }

    private Map<UUID, Integer> hazards(UUID zone, UUID campaign, List<UUID> subjects) {
        return sql.select(HAZARD.SUBJECT_ID, count())
                .from(HAZARD)
                .where(HAZARD.ZONE_ID.eq(zone), HAZARD.CAMPAIGN_ID.eq(campaign), HAZARD.SUBJECT_ID.in(subjects))
                .groupBy(HAZARD.SUBJECT_ID)
                .fetchMap(HAZARD.SUBJECT_ID, row -> row.value2());
    }
}
