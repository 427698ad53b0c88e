package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.place.Tables.AREA;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Which objects a campaign reaches (检查范围): those in operation, of its types, in its areas, lying in the territory of
 * its responsible units or of what is below them. Set by set, never object by object.
 */
@Repository
class Scopes {

    /** What taking the scope anew has changed. */
    record Renewal(int joined, int left, int total) {}

    private static final String IN_OPERATION = "IN_OPERATION";

    private final DSLContext sql;
    private final UnitDirectory units;
    private final Sectors sectors;

    Scopes(DSLContext sql, UnitDirectory units, Sectors sectors) {
        this.sql = sql;
        this.units = units;
        this.sectors = sectors;
    }

    /** Takes in what belongs to it by now, and lets go of what does no longer. */
    Renewal renew(ZoneKey zone, UUID campaign, CampaignPlan plan, Instant now) {
        var areas = areas(zone, plan.areas());
        var territories = territories(zone, plan);
        var bySector = sectorOf(zone, plan);
        int joined = 0;
        for (var territory : territories.entrySet()) {
            for (var type : new HashSet<>(plan.subjectTypes())) {
                joined += join(
                        zone,
                        campaign,
                        territory.getKey(),
                        belongs(zone, type, areas, territory.getValue()),
                        bySector.get(type),
                        now);
            }
        }
        var all = territories.values().stream()
                .flatMap(Set::stream)
                .map(UnitId::value)
                .toList();
        int left = leave(zone, campaign, plan, areas, all, now);
        int total = sql.fetchCount(
                SCOPE_OBJECT,
                SCOPE_OBJECT.ZONE_ID.eq(zone.value()),
                SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign),
                SCOPE_OBJECT.LEFT_AT.isNull());
        return new Renewal(joined, left, total);
    }

    private int join(
            ZoneKey zone, UUID campaign, UnitId unit, Condition belongs, @Nullable String sector, Instant now) {
        return sql.insertInto(
                        SCOPE_OBJECT,
                        SCOPE_OBJECT.ZONE_ID,
                        SCOPE_OBJECT.CAMPAIGN_ID,
                        SCOPE_OBJECT.SUBJECT_ID,
                        SCOPE_OBJECT.UNIT_ID,
                        SCOPE_OBJECT.AREA_ID,
                        SCOPE_OBJECT.TYPE_CODE,
                        SCOPE_OBJECT.SECTOR,
                        SCOPE_OBJECT.JOINED_AT)
                .select(select(
                                SUBJECT_.ZONE_ID,
                                val(campaign),
                                SUBJECT_.ID,
                                val(unit.value()),
                                SUBJECT_.AREA_ID,
                                SUBJECT_.TYPE_CODE,
                                val(sector),
                                val(now))
                        .from(SUBJECT_)
                        .where(
                                belongs,
                                notExists(selectOne()
                                        .from(SCOPE_OBJECT)
                                        .where(
                                                SCOPE_OBJECT.ZONE_ID.eq(zone.value()),
                                                SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign),
                                                SCOPE_OBJECT.SUBJECT_ID.eq(SUBJECT_.ID)))))
                .onConflictDoNothing()
                .execute();
    }

    private static Condition belongs(ZoneKey zone, String type, @Nullable Set<UUID> areas, Set<UnitId> territory) {
        return SUBJECT_.ZONE_ID
                .eq(zone.value())
                .and(SUBJECT_.TYPE_CODE.eq(type))
                .and(SUBJECT_.STATE.eq(inline(IN_OPERATION)))
                .and(SUBJECT_.TERRITORIAL_UNIT_ID.in(
                        territory.stream().map(UnitId::value).toList()))
                .and(areas == null ? noCondition() : SUBJECT_.AREA_ID.in(areas));
    }

    private int leave(
            ZoneKey zone,
            UUID campaign,
            CampaignPlan plan,
            @Nullable Set<UUID> areas,
            List<UUID> territory,
            Instant now) {
        return sql.update(SCOPE_OBJECT)
                .set(SCOPE_OBJECT.LEFT_AT, now)
                .where(
                        SCOPE_OBJECT.ZONE_ID.eq(zone.value()),
                        SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign),
                        SCOPE_OBJECT.LEFT_AT.isNull(),
                        notExists(selectOne()
                                .from(SUBJECT_)
                                .where(
                                        SUBJECT_.ZONE_ID.eq(zone.value()),
                                        SUBJECT_.ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                                        SUBJECT_.TYPE_CODE.in(plan.subjectTypes()),
                                        SUBJECT_.STATE.eq(inline(IN_OPERATION)),
                                        SUBJECT_.TERRITORIAL_UNIT_ID.in(territory),
                                        areas == null ? noCondition() : SUBJECT_.AREA_ID.in(areas))))
                .execute();
    }

    /** Each open unit belongs to the nearest responsible unit above it, itself first. */
    private Map<UnitId, Set<UnitId>> territories(ZoneKey zone, CampaignPlan plan) {
        var parents = new HashMap<UnitId, @Nullable UnitId>();
        units.open(zone).forEach(unit -> parents.put(unit.id(), unit.parent()));
        var responsible = plan.dutyUnits();
        var territories = new HashMap<UnitId, Set<UnitId>>();
        responsible.forEach(unit ->
                territories.computeIfAbsent(unit, any -> new HashSet<>()).add(unit));
        for (var unit : parents.keySet()) {
            UnitId at = unit;
            for (int level = 0; at != null && level < 20; level++) {
                var found = territories.get(at);
                if (found != null) {
                    found.add(unit);
                    break;
                }
                at = parents.get(at);
            }
        }
        return territories;
    }

    /** The areas and all below them; null: no limit. */
    private @Nullable Set<UUID> areas(ZoneKey zone, List<UUID> wanted) {
        if (wanted.isEmpty()) {
            return null;
        }
        var below = sql.select(AREA.ID, AREA.PARENT_ID)
                .from(AREA)
                .where(AREA.ZONE_ID.eq(zone.value()), AREA.PARENT_ID.isNotNull())
                .fetchGroups(AREA.PARENT_ID, AREA.ID);
        var all = new HashSet<UUID>();
        var open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (all.add(next)) {
                open.addAll(below.getOrDefault(next, List.of()));
            }
        }
        return all;
    }

    /** The first of the campaign's sectors that objects of a type belong to. */
    private Map<String, String> sectorOf(ZoneKey zone, CampaignPlan plan) {
        var byType = new HashMap<String, String>();
        var known = sectors.current(zone).sectors();
        for (var code : plan.sectors()) {
            known.stream()
                    .filter(sector -> sector.code().equals(code))
                    .forEach(sector -> sector.subjectTypes().forEach(type -> byType.putIfAbsent(type, code)));
        }
        if (plan.sectors().size() == 1) {
            plan.subjectTypes()
                    .forEach(type -> byType.putIfAbsent(type, plan.sectors().getFirst()));
        }
        return byType;
    }
}
