package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;
import static org.bihuan.schema.handover.Tables.ITEM;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.Charge;
import org.bihuan.schema.handover.tables.records.HandoverRecord;
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

/** Hand-overs as they are read: the list, one with its counts and the acts open to the viewer, and its items by page. */
@Repository
public class HandoverShow {

    /** What the viewer may do now. */
    public enum Act {
        CHOOSE,
        OFFER,
        TAKE,
        CANCEL,
        UNDO
    }

    public record Row(
            UUID id,
            HandoverState state,
            String unit,
            String post,
            String giver,
            String taker,
            @Nullable LocalDate effectiveOn,
            Instant preparedAt,
            @Nullable Instant effectiveAt,
            @Nullable String standIn) {}

    /** @param confirmedAt absent while this one's confirmation is missing */
    public record Taking(UUID person, String name, @Nullable Instant confirmedAt) {}

    public record Counts(int all, int kept, int refused, int moved, int gone, int added) {}

    public record File(
            Row head,
            UUID giverPerson,
            UUID takerPerson,
            @Nullable String standInReason,
            @Nullable Instant offeredAt,
            @Nullable Instant agreedAt,
            @Nullable Instant endedAt,
            @Nullable String endedReason,
            List<Taking> takers,
            Counts counts,
            int version,
            List<Act> allowed) {}

    public record Line(
            UUID id,
            ItemKind kind,
            UUID object,
            @Nullable String number,
            String title,
            @Nullable LocalDate dueOn,
            Set<Charge> charges,
            boolean kept,
            @Nullable UUID taker,
            @Nullable String takerName,
            @Nullable String note,
            @Nullable String refusal,
            @Nullable Outcome outcome,
            boolean added) {}

    /** What was open when it was offered, and as much again that has come since. */
    private static final int MOST_LINES = 2 * OpenWork.MOST;

    private final DSLContext sql;
    private final HandoverRepository handovers;
    private final Clock clock;

    HandoverShow(DSLContext sql, HandoverRepository handovers, Clock clock) {
        this.sql = sql;
        this.handovers = handovers;
        this.clock = clock;
    }

    static Problem missing() {
        return Problem.missing("HANDOVER-MISSING", "没有这份交接单，或您无权查看。");
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, @Nullable HandoverState state, PageRequest request) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        viewer.mustBeInPerson();
        var where = HandoverRepository.visibleTo(viewer, viewer.may(Permit.ORGANISATION_EDIT))
                .and(state == null ? noCondition() : HANDOVER_.STATE.eq(state.name()));
        var rows = sql.selectFrom(HANDOVER_)
                .where(where)
                .orderBy(HANDOVER_.PREPARED_AT.desc(), HANDOVER_.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(HandoverShow::row);
        return Page.of(rows, request, sql.fetchCount(HANDOVER_, where));
    }

    private static Row row(HandoverRecord row) {
        return new Row(
                row.getId(),
                HandoverState.valueOf(row.getState()),
                row.getUnitName(),
                row.getPostTitle(),
                row.getGiverName(),
                row.getTakerName(),
                row.getEffectiveOn(),
                row.getPreparedAt(),
                row.getEffectiveAt(),
                row.getStandInName());
    }

    @Transactional(readOnly = true)
    public File file(Viewer viewer, UUID id) {
        var row = visible(viewer, id);
        var handover = handovers.find(viewer.zone(), id).orElseThrow();
        return new File(
                row(row),
                row.getGiverId(),
                row.getTakerId(),
                row.getStandInReason(),
                row.getOfferedAt(),
                row.getAgreedAt(),
                row.getEndedAt(),
                row.getEndedReason(),
                handover.takers().stream()
                        .map(each -> new Taking(each.person().value(), each.name(), each.confirmedAt()))
                        .toList(),
                counts(viewer, id),
                row.getVersion(),
                allowed(viewer, handover));
    }

    private HandoverRecord visible(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        viewer.mustBeInPerson();
        return sql.selectFrom(HANDOVER_)
                .where(HandoverRepository.visibleTo(viewer, viewer.may(Permit.ORGANISATION_EDIT)), HANDOVER_.ID.eq(id))
                .fetchOptional()
                .orElseThrow(HandoverShow::missing);
    }

    private Counts counts(Viewer viewer, UUID id) {
        return sql.select(
                        count(),
                        count().filterWhere(ITEM.KEPT),
                        count().filterWhere(ITEM.REFUSAL.isNotNull()),
                        count().filterWhere(ITEM.OUTCOME.eq(Outcome.MOVED.name())),
                        count().filterWhere(ITEM.OUTCOME.eq(Outcome.GONE.name())),
                        count().filterWhere(ITEM.ADDED))
                .from(ITEM)
                .where(ITEM.ZONE_ID.eq(viewer.zone().value()), ITEM.HANDOVER_ID.eq(id))
                .fetchSingle(row ->
                        new Counts(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private List<Act> allowed(Viewer viewer, Handover handover) {
        var acts = new ArrayList<Act>();
        var giving = handover.isGivingSide(viewer);
        if (giving && handover.state() == HandoverState.PREPARED) {
            acts.add(Act.CHOOSE);
            acts.add(Act.OFFER);
        }
        if (handover.state() == HandoverState.OFFERED
                && handover.isTaking(viewer)
                && !handover.hasConfirmed(viewer)
                && !viewer.isOneWith(handover.preparedBy())
                && !viewer.isOneWith(handover.giverAccount())) {
            acts.add(Act.TAKE);
        }
        if ((giving || viewer.may(Permit.ORGANISATION_EDIT)) && handover.state().isOpen()) {
            acts.add(Act.CANCEL);
        }
        if ((giving || handover.isTaking(viewer)) && handover.canStillBeUndone(BusinessZone.today(clock))) {
            acts.add(Act.UNDO);
        }
        return acts;
    }

    /** @param taker only what goes to this person */
    @Transactional(readOnly = true)
    public Page<Line> items(Viewer viewer, UUID id, @Nullable UUID taker, PageRequest request) {
        visible(viewer, id);
        var where = of(viewer, id).and(taker == null ? noCondition() : ITEM.TAKER_ID.eq(taker));
        var lines = lines(viewer, where, request.size(), request.offset());
        return Page.of(lines, request, sql.fetchCount(ITEM, where));
    }

    /** All of them, for whoever has been shown the hand-over. */
    List<Line> lines(Viewer viewer, UUID id) {
        return lines(viewer, of(viewer, id), MOST_LINES, 0);
    }

    private static Condition of(Viewer viewer, UUID id) {
        return ITEM.ZONE_ID.eq(viewer.zone().value()).and(ITEM.HANDOVER_ID.eq(id));
    }

    private List<Line> lines(Viewer viewer, Condition where, int most, long offset) {
        return sql.select(ITEM, PERSON.NAME)
                .from(ITEM)
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ITEM.ZONE_ID),
                        PERSON.ID.eq(ITEM.TAKER_ID),
                        PERSON.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .orderBy(
                        ITEM.REFUSAL.asc().nullsLast(),
                        ITEM.KIND,
                        ITEM.DUE_ON.asc().nullsLast(),
                        ITEM.ID)
                .limit(most)
                .offset(offset)
                .fetch(row -> line(row.value1(), row.value2()));
    }

    private static Line line(org.bihuan.schema.handover.tables.records.ItemRecord row, @Nullable String takerName) {
        return new Line(
                row.getId(),
                ItemKind.valueOf(row.getKind()),
                row.getObjectId(),
                row.getNumber(),
                row.getTitle(),
                row.getDueOn(),
                HandoverRepository.charges(row.getCharges()),
                row.getKept(),
                row.getTakerId(),
                takerName,
                row.getNote(),
                row.getRefusal(),
                row.getOutcome() == null ? null : Outcome.valueOf(row.getOutcome()),
                row.getAdded());
    }
}
