package org.bihuan.likeness;

import static org.bihuan.schema.likeness.Tables.PROPOSAL;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.LikeMatters;
import org.bihuan.matter.MatterState;
import org.bihuan.schema.matter.tables.Matter;
import org.bihuan.schema.organisation.tables.Unit;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Likenesses as a list, the surest first; and what is like a matter that is being written. */
@Repository
public class LikenessList {

    /** What a proposal is of. */
    public enum Kind {
        DUPLICATE,
        RECURRENCE
    }

    public enum Outcome {
        ACCEPTED,
        DECLINED,
        LAPSED
    }

    public record Side(
            UUID id,
            String number,
            String title,
            MatterState state,
            @Nullable String unit,
            @Nullable String place,
            @Nullable String subject,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            int version) {}

    /**
     * @param percent how alike the titles are
     * @param occurrences how often it had been there before, for a recurrence
     */
    public record Row(
            UUID id,
            Kind kind,
            Side matter,
            Side other,
            int percent,
            int occurrences,
            Instant proposedAt,
            @Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable String decidedBy) {}

    /** @param percent how alike the titles are */
    public record Like(
            UUID id, @Nullable String number, String title, MatterState state, int percent, boolean samePlace) {}

    /** A matter somebody is writing, as far as it goes. */
    public record Draft(
            @NotBlank @Size(max = 40) String typeCode,
            @Nullable @Size(max = 200) String title,
            @Nullable @Size(max = 200) String place,
            @Nullable @Size(max = 1000) String building,
            @Nullable @Size(max = 1000) String floor,
            @Nullable @Size(max = 200) String subjectName) {}

    private static final int MOST_LIKE = 5;

    private final DSLContext sql;
    private final LikeMatters matters;
    private final Recent recent;

    LikenessList(DSLContext sql, LikeMatters matters, Recent recent) {
        this.sql = sql;
        this.matters = matters;
        this.recent = recent;
    }

    /** @param matter only those that concern this matter */
    @Transactional(readOnly = true)
    public Page<Row> page(
            Viewer viewer, boolean open, @Nullable Kind kind, @Nullable UUID matter, PageRequest request) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var zone = viewer.zone().value();
        var where = PROPOSAL.ZONE_ID
                .eq(zone)
                .and(open ? PROPOSAL.OUTCOME.isNull() : noCondition())
                .and(kind == null ? noCondition() : PROPOSAL.KIND.eq(kind.name()))
                .and(
                        matter == null
                                ? noCondition()
                                : PROPOSAL.MATTER_ID.eq(matter).or(PROPOSAL.OTHER_ID.eq(matter)))
                .and(LikeMatters.seenBy(viewer, PROPOSAL.MATTER_ID))
                .and(LikeMatters.seenBy(viewer, PROPOSAL.OTHER_ID));
        var fresh = MATTER_.as("fresh");
        var freshUnit = UNIT.as("fresh_unit");
        var other = MATTER_.as("other");
        var otherUnit = UNIT.as("other_unit");
        var rows = sql.select(PROPOSAL.fields())
                .select(columns(fresh))
                .select(columns(other))
                .select(freshUnit.NAME, otherUnit.NAME)
                .from(PROPOSAL)
                .join(fresh)
                .on(fresh.ZONE_ID.eq(PROPOSAL.ZONE_ID), fresh.ID.eq(PROPOSAL.MATTER_ID), fresh.ZONE_ID.eq(zone))
                .join(other)
                .on(other.ZONE_ID.eq(PROPOSAL.ZONE_ID), other.ID.eq(PROPOSAL.OTHER_ID), other.ZONE_ID.eq(zone))
                .leftJoin(freshUnit)
                .on(
                        freshUnit.ZONE_ID.eq(fresh.ZONE_ID),
                        freshUnit.ID.eq(fresh.LEAD_UNIT_ID),
                        freshUnit.ZONE_ID.eq(zone))
                .leftJoin(otherUnit)
                .on(
                        otherUnit.ZONE_ID.eq(other.ZONE_ID),
                        otherUnit.ID.eq(other.LEAD_UNIT_ID),
                        otherUnit.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(open ? PROPOSAL.PERCENT.desc() : PROPOSAL.PROPOSED_AT.desc(), PROPOSAL.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> row(row, fresh, freshUnit, other, otherUnit));
        return Page.of(rows, request, sql.fetchCount(PROPOSAL, where));
    }

    private static List<Field<?>> columns(Matter matter) {
        return List.of(
                matter.ID,
                matter.NUMBER,
                matter.TITLE,
                matter.STATE,
                matter.PLACE,
                matter.SUBJECT_NAME,
                matter.OPENED_AT,
                matter.CLOSED_AT,
                matter.VERSION);
    }

    private static Row row(Record row, Matter fresh, Unit freshUnit, Matter other, Unit otherUnit) {
        var proposal = row.into(PROPOSAL);
        return new Row(
                proposal.getId(),
                Kind.valueOf(proposal.getKind()),
                side(row, fresh, freshUnit),
                side(row, other, otherUnit),
                proposal.getPercent(),
                proposal.getOccurrences(),
                proposal.getProposedAt(),
                proposal.getOutcome() == null ? null : Outcome.valueOf(proposal.getOutcome()),
                proposal.getReason(),
                proposal.getDecidedByName());
    }

    private static Side side(Record row, Matter matter, Unit unit) {
        var opened = row.get(matter.OPENED_AT);
        var closed = row.get(matter.CLOSED_AT);
        var number = row.get(matter.NUMBER);
        return new Side(
                row.get(matter.ID),
                number == null ? "" : number,
                row.get(matter.TITLE),
                MatterState.valueOf(row.get(matter.STATE)),
                row.get(unit.NAME),
                row.get(matter.PLACE),
                row.get(matter.SUBJECT_NAME),
                opened == null ? null : BusinessZone.dateOf(opened),
                closed == null ? null : BusinessZone.dateOf(closed),
                row.get(matter.VERSION));
    }

    /** For the form of a new matter: what is at its spot already, the most alike first. */
    @Transactional
    public List<Like> like(Viewer viewer, Draft draft) {
        viewer.mustHave(Permit.MATTER_OPEN);
        var sought = new LikeMatters.Sought(
                draft.typeCode(), draft.place(), draft.building(), draft.floor(), draft.subjectName());
        var title = draft.title() == null ? "" : draft.title();
        return matters.near(viewer, sought, recent.since(viewer.zone(), draft.typeCode())).stream()
                .map(near -> new Like(
                        near.id().value(),
                        near.number(),
                        near.title(),
                        near.state(),
                        TitleLikeness.percent(title, near.title()),
                        near.samePlace()))
                .sorted(Comparator.comparing(Like::percent).reversed())
                .limit(MOST_LIKE)
                .toList();
    }
}
