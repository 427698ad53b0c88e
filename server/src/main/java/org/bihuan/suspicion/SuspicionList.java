package org.bihuan.suspicion;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.suspicion.Tables.DECISION;
import static org.bihuan.schema.suspicion.Tables.LOOK;
import static org.bihuan.schema.suspicion.Tables.SUSPICION_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.evidence.EvidenceFile;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.EvidenceShow;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspicions for those who verify or supervise, about the matters they see. Of a matter on the other side they may not see
 * they learn that there is one, and neither its picture nor its name.
 */
@Repository
public class SuspicionList {

    /** One of the two matters. */
    public record Side(
            UUID id,
            String number,
            String title,
            MatterState state,
            @Nullable String subject,
            @Nullable String unit) {}

    /**
     * Why, in numbers; which of them are there depends on the kind.
     *
     * @param distance bits of the prints that differ, of 64
     * @param percent how well the two photos fit when laid over each other
     * @param accuracyMetres what both photos say of their exactness together
     * @param begunAt when the matter was assigned or this round began
     * @param software the picture editor named in the photo
     */
    public record Reason(
            @Nullable Integer distance,
            @Nullable Integer percent,
            boolean mirrored,
            @Nullable Integer metres,
            @Nullable Integer accuracyMetres,
            @Nullable Instant takenAt,
            @Nullable Instant begunAt,
            @Nullable String software,
            boolean screenshot) {}

    /** A decision as it was made; OPEN is a decision to look again. */
    public record Decided(SuspicionState state, String reason, String by, Instant at) {}

    /**
     * @param unit that led when the report was handed in
     * @param otherHidden there is another matter, which the viewer may not see
     * @param decisions the oldest first
     * @param allowedActions decide, takeUp
     */
    public record Row(
            UUID id,
            SuspicionKind kind,
            SuspicionState state,
            Side matter,
            @Nullable String unit,
            EvidenceFile file,
            @Nullable Side other,
            @Nullable EvidenceFile otherFile,
            boolean otherHidden,
            Reason reason,
            Instant foundAt,
            List<Decided> decisions,
            int version,
            List<String> allowedActions) {}

    /** How many of a kind stand so. */
    public record Tally(SuspicionKind kind, SuspicionState state, int count) {}

    /** What is asked for; absent or empty: all. */
    public record Wanted(
            @Nullable SuspicionKind kind,
            @Nullable SuspicionState state,
            List<UUID> units,
            @Nullable UUID matter) {}

    private static final int MOST_OF_ONE = 100;
    private static final int MOST_UNITS = 200;

    private final DSLContext sql;
    private final EvidenceShow evidence;
    private final MatterShow matters;

    SuspicionList(DSLContext sql, EvidenceShow evidence, MatterShow matters) {
        this.sql = sql;
        this.evidence = evidence;
        this.matters = matters;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Wanted wanted, PageRequest request) {
        Suspicions.mustLook(viewer);
        var where = where(viewer, wanted);
        return Page.of(rows(viewer, where, request), request, sql.fetchCount(SUSPICION_, where));
    }

    /** Of the same suspicions, whatever their kind and state. */
    @Transactional(readOnly = true)
    public List<Tally> totals(Viewer viewer, List<UUID> units) {
        Suspicions.mustLook(viewer);
        return sql.select(SUSPICION_.KIND, SUSPICION_.STATE, count())
                .from(SUSPICION_)
                .where(where(viewer, new Wanted(null, null, units, null)))
                .groupBy(SUSPICION_.KIND, SUSPICION_.STATE)
                .orderBy(SUSPICION_.KIND, SUSPICION_.STATE)
                .fetch(row -> new Tally(
                        SuspicionKind.valueOf(row.value1()), SuspicionState.valueOf(row.value2()), row.value3()));
    }

    /** Those of one matter, for whoever may see it. */
    @Transactional(readOnly = true)
    public List<Row> of(Viewer viewer, UUID matter) {
        Suspicions.mustLook(viewer);
        if (matters.links(viewer, List.of(new MatterId(matter))).isEmpty()) {
            throw Problem.missing("MATTER-NOT-FOUND", "没有这个事项，或您无权查看。");
        }
        return rows(viewer, where(viewer, new Wanted(null, null, List.of(), matter)), new PageRequest(1, MOST_OF_ONE));
    }

    private static Condition where(Viewer viewer, Wanted wanted) {
        if (wanted.units().size() > MOST_UNITS) {
            throw Problem.invalid("SUSPICION-TOO-MANY-UNITS", "一次最多选 " + MOST_UNITS + " 个单位。");
        }
        var kind = wanted.kind();
        var state = wanted.state();
        return SUSPICION_
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(kind == null ? noCondition() : SUSPICION_.KIND.eq(kind.name()))
                .and(state == null ? noCondition() : SUSPICION_.STATE.eq(state.name()))
                .and(wanted.units().isEmpty() ? noCondition() : SUSPICION_.UNIT_ID.in(wanted.units()))
                .and(wanted.matter() == null ? noCondition() : SUSPICION_.MATTER_ID.eq(wanted.matter()))
                .and(MatterVisibility.sees(viewer, SUSPICION_.MATTER_ID));
    }

    private List<Row> rows(Viewer viewer, Condition where, PageRequest request) {
        var zone = viewer.zone().value();
        var own = MATTER_.as("own");
        var ownUnit = UNIT.as("own_unit");
        var other = MATTER_.as("other");
        var otherUnit = UNIT.as("other_unit");
        var atReport = UNIT.as("at_report");
        Field<Boolean> otherSeen = field(MatterVisibility.sees(viewer, SUSPICION_.OTHER_MATTER_ID));
        var found = sql.select(SUSPICION_.fields())
                .select(own.fields())
                .select(other.fields())
                .select(ownUnit.NAME, otherUnit.NAME, atReport.NAME, otherSeen)
                .select(LOOK.REPORTED_BY, LOOK.REPORTED_FOR)
                .from(SUSPICION_)
                .join(LOOK)
                .on(LOOK.ZONE_ID.eq(SUSPICION_.ZONE_ID), LOOK.ID.eq(SUSPICION_.LOOK_ID), LOOK.ZONE_ID.eq(zone))
                .join(own)
                .on(own.ZONE_ID.eq(SUSPICION_.ZONE_ID), own.ID.eq(SUSPICION_.MATTER_ID), own.ZONE_ID.eq(zone))
                .leftJoin(ownUnit)
                .on(ownUnit.ZONE_ID.eq(own.ZONE_ID), ownUnit.ID.eq(own.LEAD_UNIT_ID), ownUnit.ZONE_ID.eq(zone))
                .leftJoin(other)
                .on(
                        other.ZONE_ID.eq(SUSPICION_.ZONE_ID),
                        other.ID.eq(SUSPICION_.OTHER_MATTER_ID),
                        other.ZONE_ID.eq(zone))
                .leftJoin(otherUnit)
                .on(
                        otherUnit.ZONE_ID.eq(other.ZONE_ID),
                        otherUnit.ID.eq(other.LEAD_UNIT_ID),
                        otherUnit.ZONE_ID.eq(zone))
                .leftJoin(atReport)
                .on(
                        atReport.ZONE_ID.eq(SUSPICION_.ZONE_ID),
                        atReport.ID.eq(SUSPICION_.UNIT_ID),
                        atReport.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(SUSPICION_.FOUND_AT.desc(), SUSPICION_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Found(
                        row.into(SUSPICION_),
                        row.into(own),
                        row.get(ownUnit.NAME),
                        row.get(SUSPICION_.OTHER_MATTER_ID) == null ? null : row.into(other),
                        row.get(otherUnit.NAME),
                        row.get(atReport.NAME),
                        Boolean.TRUE.equals(row.get(otherSeen)),
                        row.get(LOOK.REPORTED_BY),
                        row.get(LOOK.REPORTED_FOR)));
        var files = evidence.many(
                viewer.zone(),
                found.stream()
                        .flatMap(Found::files)
                        .distinct()
                        .map(EvidenceId::new)
                        .toList());
        var decisions = sql.selectFrom(DECISION)
                .where(
                        DECISION.ZONE_ID.eq(zone),
                        DECISION.SUSPICION_ID.in(
                                found.stream().map(each -> each.it().getId()).toList()))
                .orderBy(DECISION.DECIDED_AT, DECISION.ID)
                .fetchGroups(
                        DECISION.SUSPICION_ID,
                        row -> new Decided(
                                SuspicionState.valueOf(row.getState()),
                                row.getReason(),
                                row.getDecidedByName(),
                                row.getDecidedAt()));
        return found.stream()
                .map(each ->
                        each.row(viewer, files, decisions.getOrDefault(each.it().getId(), List.of())))
                .toList();
    }
}
