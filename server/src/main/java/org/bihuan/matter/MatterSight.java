package org.bihuan.matter;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Whether a viewer may see a matter, and what has changed since they last looked. */
@Repository
class MatterSight {

    /** One thing that has happened since. */
    record Change(int seq, Instant at, String event, String actor, String state) {}

    private static final int CHANGES_SHOWN = 20;

    private final DSLContext sql;

    MatterSight(DSLContext sql) {
        this.sql = sql;
    }

    boolean sees(Viewer viewer, MatterId id) {
        return sql.fetchExists(MATTER_, MATTER_.ID.eq(id.value()).and(MatterConditions.visibleTo(viewer)));
    }

    /** Those of the matters the viewer may see. */
    Set<MatterId> seen(Viewer viewer, Collection<MatterId> ids) {
        return new HashSet<>(sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(
                        MatterConditions.visibleTo(viewer),
                        MATTER_.ID.in(ids.stream().map(MatterId::value).toList()))
                .fetch(row -> new MatterId(row.value1())));
    }

    void mustSee(Viewer viewer, MatterId id) {
        if (!sees(viewer, id)) {
            throw missing();
        }
    }

    void mustSee(Viewer viewer, Matter matter) {
        mustSee(viewer, matter.id);
    }

    static Problem missing() {
        return Problem.missing("MATTER-NOT-FOUND", "没有这个事项，或您无权查看。可在事项页点“为何看不到”了解原因。");
    }

    /** Whether nobody but the rules of the ladder has touched the matter since that version. */
    boolean onlyClimbedSince(Matter matter, int seenVersion) {
        return actedOnSince(matter.zone, Map.of(matter.id, seenVersion)).isEmpty();
    }

    /**
     * Those of these matters a person has acted on since the version seen; what the rules of the ladder did does not
     * count, each of their climbs being one version and one event.
     */
    Set<MatterId> actedOnSince(ZoneKey zone, Map<MatterId, Integer> seen) {
        var lastByPerson = coalesce(max(MATTER_EVENT.SEQ).filterWhere(MATTER_EVENT.ACCOUNT_ID.isNotNull()), 0);
        return sql
                .select(MATTER_.ID, MATTER_.VERSION, MATTER_.LAST_SEQ.minus(lastByPerson))
                .from(MATTER_)
                .join(MATTER_EVENT)
                .on(
                        MATTER_EVENT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        MATTER_EVENT.MATTER_ID.eq(MATTER_.ID),
                        MATTER_EVENT.ZONE_ID.eq(zone.value()))
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.ID.in(
                                seen.keySet().stream().map(MatterId::value).toList()))
                .groupBy(MATTER_.ID, MATTER_.VERSION, MATTER_.LAST_SEQ)
                .fetch(row -> new Behind(new MatterId(row.value1()), row.value2(), row.value3()))
                .stream()
                .filter(matter -> matter.byRules() != matter.version() - (long) requireNonNull(seen.get(matter.id())))
                .map(Behind::id)
                .collect(toSet());
    }

    /** @param byRules how many events the rules alone have added at the end */
    private record Behind(MatterId id, int version, int byRules) {}

    /** Tells a person whose screen is behind what others did meanwhile, so that nothing typed is thrown away blindly. */
    Problem stale(Viewer viewer, Matter matter, int seenVersion) {
        var current = sql.select(MATTER_.VERSION, MATTER_.STATE, MATTER_.LAST_SEQ)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()), MATTER_.ID.eq(matter.id.value()))
                .fetchSingle();
        var behind = Math.clamp(current.value1() - (long) seenVersion, 1, CHANGES_SHOWN);
        var changes = sql.select(
                        MATTER_EVENT.SEQ,
                        MATTER_EVENT.AT,
                        MATTER_EVENT.EVENT,
                        MATTER_EVENT.ACTOR_NAME,
                        MATTER_EVENT.TO_STATE)
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.ZONE_ID.eq(viewer.zone().value()), MATTER_EVENT.MATTER_ID.eq(matter.id.value()))
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(behind)
                .fetch(row -> new Change(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        return Problem.conflict("MATTER-STALE", "该事项刚被他人处理过。您填写的内容已保留，请查看变化后再提交。")
                .with("version", current.value1())
                .with("state", current.value2())
                .with("changes", changes.reversed());
    }
}
