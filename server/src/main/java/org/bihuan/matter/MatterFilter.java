package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What part of the ledger is wanted. Absent members do not narrow; lists mean any of. Dates are inclusive business
 * days. Visibility is always added.
 *
 * @param stage the tab: live ones, closed ones, drafts, cancelled, or all
 * @param waiting what somebody has to do next: sign, verify, close off, decide
 * @param rung rungs of the ladder they stand on
 * @param parent the matter they are parts of
 * @param unit units in {@code slot}, by default the lead
 */
public record MatterFilter(
        @Nullable String q,
        @Nullable Stage stage,
        @Nullable List<String> type,
        @Nullable List<MatterState> state,
        @Nullable List<Light> light,
        @Nullable Waiting waiting,
        @Nullable List<UnitId> unit,
        @Nullable Slot slot,
        @Nullable List<SourceKind> source,
        @Nullable UUID batch,
        @Nullable Severity severity,
        @Nullable Boolean urgent,
        @Nullable Boolean instructed,
        @Nullable List<Rung> rung,
        @Nullable UUID parent,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable LocalDate openedFrom,
        @Nullable LocalDate openedTo,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedTo) {

    private static final int LONGEST_QUERY = 100;
    private static final int MOST_VALUES = 200;

    public enum Stage {
        LIVE,
        CLOSED,
        DRAFT,
        CANCELLED,
        ALL
    }

    public enum Waiting {
        /** 待交办. */
        ASSIGNMENT,
        /** 待签收. */
        RECEIPT,
        /** 待核查. */
        VERIFICATION,
        /** 待销号. */
        CLOSE_OFF,
        /** 待审批: a request of somebody else. */
        DECISION,
        /** 待办子任务: of a unit of one's own. */
        SUB_TASK,
        /** 待认可子任务: reported to the lead unit one works in. */
        ACCEPTANCE
    }

    public MatterFilter {
        if (q != null && q.length() > LONGEST_QUERY) {
            throw Problem.invalid("MATTER-QUERY-TOO-LONG", "搜索内容最多 " + LONGEST_QUERY + " 字。");
        }
        if (unit != null && unit.size() > MOST_VALUES) {
            throw Problem.invalid("MATTER-FILTER-TOO-WIDE", "一次最多选择 " + MOST_VALUES + " 个单位。");
        }
    }

    /** The same conditions over what was closed since that day. */
    MatterFilter closedFrom(LocalDate day) {
        return new MatterFilter(
                q,
                Stage.CLOSED,
                type,
                null,
                null,
                null,
                unit,
                slot,
                source,
                batch,
                severity,
                urgent,
                instructed,
                rung,
                parent,
                dueFrom,
                dueTo,
                openedFrom,
                openedTo,
                day,
                null);
    }

    Condition condition(Viewer viewer, Instant now) {
        return paged(viewer).and(lights(now));
    }

    /**
     * Without the lights, for the totals that count by light. Few are live or closed lately, and each is asked about; of
     * all that are closed it is quicker to begin at the slots.
     */
    Condition narrowed(Viewer viewer, Instant now) {
        var all = stage == Stage.CLOSED && closedFrom == null;
        return all ? within(MatterConditions.countedFor(viewer), viewer) : paged(viewer);
    }

    private Condition paged(Viewer viewer) {
        return within(
                hasOnlyOpened() ? MatterConditions.inScopeOf(viewer) : MatterConditions.visibleTo(viewer), viewer);
    }

    private boolean hasOnlyOpened() {
        return stage == null || stage == Stage.LIVE || stage == Stage.CLOSED;
    }

    private Condition within(Condition sight, Viewer viewer) {
        var where = sight.and(staged());
        if (q != null && !q.isBlank()) {
            where = where.and(MatterConditions.matching(q));
        }
        if (type != null && !type.isEmpty()) {
            where = where.and(MATTER_.TYPE_CODE.in(type));
        }
        if (state != null && !state.isEmpty()) {
            where = where.and(MatterConditions.inStates(state));
        }
        if (unit != null && !unit.isEmpty()) {
            where = where.and(
                    MatterConditions.inSlot(viewer.zone().value(), slot == null ? Slot.LEAD_UNIT : slot, unit));
        }
        if (source != null && !source.isEmpty()) {
            where = where.and(
                    MATTER_.SOURCE_KIND.in(source.stream().map(Enum::name).toList()));
        }
        if (batch != null) {
            where = where.and(MATTER_.SOURCE_ID.eq(batch));
        }
        if (severity != null) {
            where = where.and(MATTER_.SEVERITY.eq(severity.name()));
        }
        if (urgent != null) {
            where = where.and(MATTER_.URGENT.eq(urgent));
        }
        if (instructed != null) {
            where = where.and(MATTER_.INSTRUCTED.eq(instructed));
        }
        if (rung != null && !rung.isEmpty()) {
            where = where.and(MATTER_.RUNG.in(rung.stream().map(Enum::name).toList()));
        }
        if (parent != null) {
            where = where.and(MATTER_.PARENT_ID.eq(parent));
        }
        return where.and(waitingFor(viewer)).and(dated());
    }

    private Condition staged() {
        return switch (stage == null ? Stage.LIVE : stage) {
            case LIVE -> MatterConditions.live();
            case CLOSED -> MatterConditions.ofKind(MatterState.Kind.CLOSED);
            case DRAFT -> MatterConditions.ofKind(MatterState.Kind.DRAFT);
            case CANCELLED -> MatterConditions.ofKind(MatterState.Kind.CANCELLED);
            case ALL -> MATTER_.STATE.ne(inline(MatterState.DRAFT.name()));
        };
    }

    private Condition lights(Instant now) {
        if (light == null || light.isEmpty()) {
            return org.jooq.impl.DSL.noCondition();
        }
        return light.stream()
                .map(each -> MatterConditions.hasLight(each, now))
                .reduce(Condition::or)
                .orElseThrow();
    }

    private Condition waitingFor(Viewer viewer) {
        if (waiting == null) {
            return org.jooq.impl.DSL.noCondition();
        }
        return switch (waiting) {
            case ASSIGNMENT -> MatterConditions.inStates(List.of(MatterState.OPENED, MatterState.RETURNED));
            case RECEIPT -> MatterConditions.inStates(List.of(MatterState.ASSIGNED));
            case VERIFICATION -> MatterConditions.inStates(List.of(MatterState.REPORTED, MatterState.VERIFYING));
            case CLOSE_OFF -> MatterConditions.inStates(List.of(MatterState.PASSED));
            case DECISION -> RequestConditions.undecidedFor(viewer);
            case SUB_TASK -> MatterConditions.supportedBy(viewer);
            case ACCEPTANCE -> MatterConditions.acceptedBy(viewer);
        };
    }

    private Condition dated() {
        var where = org.jooq.impl.DSL.noCondition();
        where = dueFrom == null ? where : where.and(MATTER_.DUE_ON.ge(dueFrom));
        where = dueTo == null ? where : where.and(MATTER_.DUE_ON.le(dueTo));
        where = openedFrom == null ? where : where.and(MATTER_.OPENED_AT.ge(startOf(openedFrom)));
        where = openedTo == null ? where : where.and(MATTER_.OPENED_AT.lt(BusinessZone.endOf(openedTo)));
        where = closedFrom == null ? where : where.and(MATTER_.CLOSED_AT.ge(startOf(closedFrom)));
        return closedTo == null ? where : where.and(MATTER_.CLOSED_AT.lt(BusinessZone.endOf(closedTo)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BusinessZone.SHANGHAI).toInstant();
    }
}
