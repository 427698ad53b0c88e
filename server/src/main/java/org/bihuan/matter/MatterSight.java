package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.time.Instant;
import java.util.Objects;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
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
        var behind = matter.version - seenVersion;
        if (behind <= 0 || behind > CHANGES_SHOWN) {
            return false;
        }
        var last = sql.select(MATTER_EVENT.ACCOUNT_ID)
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.ZONE_ID.eq(matter.zone.value()), MATTER_EVENT.MATTER_ID.eq(matter.id.value()))
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(behind)
                .fetch(MATTER_EVENT.ACCOUNT_ID);
        return last.stream().allMatch(Objects::isNull);
    }

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
