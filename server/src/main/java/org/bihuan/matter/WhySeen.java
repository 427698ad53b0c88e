package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers "why can I (not) see this?" for one matter, in the terms of {@code MatterConditions.visibleTo}. */
@Repository
public class WhySeen {

    /** A reason to see it. */
    public enum Because {
        /** The grant reaches the whole zone. */
        WHOLE_ZONE,
        /** A unit in scope fills a slot. */
        UNIT_IN_SLOT,
        /** The person is named by task, while the matter lives. */
        NAMED_BY_TASK,
        /** The person wrote it. */
        AUTHOR
    }

    public record Reason(
            Because because, @Nullable Slot slot, @Nullable String unit) {}

    /** What stands in the way. */
    public enum Hindrance {
        /** No role that may read matters. */
        NO_PERMIT,
        /** It is outside every scope granted, or does not exist; the two are not told apart. */
        OUT_OF_SCOPE
    }

    public record Answer(
            boolean sees, List<Reason> reasons, @Nullable Hindrance hindrance) {}

    private final DSLContext sql;
    private final MatterSight sight;

    WhySeen(DSLContext sql, MatterSight sight) {
        this.sql = sql;
        this.sight = sight;
    }

    @Transactional(readOnly = true)
    public Answer answer(Viewer viewer, MatterId id) {
        if (!viewer.may(Permit.MATTER_READ)) {
            return new Answer(false, List.of(), Hindrance.NO_PERMIT);
        }
        if (!sight.sees(viewer, id)) {
            return new Answer(false, List.of(), Hindrance.OUT_OF_SCOPE);
        }
        return new Answer(true, reasons(viewer, id), null);
    }

    List<Reason> reasons(Viewer viewer, MatterId id) {
        var reasons = new ArrayList<Reason>();
        var matter = sql.select(MATTER_.CREATED_BY, MATTER_.STATE, MATTER_.RESTRICTED)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()), MATTER_.ID.eq(id.value()))
                .fetchSingle();
        if (viewer.seesAll() && (!matter.value3() || viewer.may(Permit.MATTER_READ_RESTRICTED))) {
            reasons.add(new Reason(Because.WHOLE_ZONE, null, null));
        }
        if (matter.value1().equals(viewer.behalf().value())) {
            reasons.add(new Reason(Because.AUTHOR, null, null));
        }
        var live = MatterState.valueOf(matter.value2()).isLive();
        for (var slot : slots(viewer, id)) {
            if (slot.unit() != null && viewer.units().contains(new UnitId(slot.unit()))) {
                reasons.add(new Reason(Because.UNIT_IN_SLOT, slot.slot(), slot.unitName()));
            } else if ((live || slot.slot() == Slot.LOOK_BACK_PERSON || slot.slot() == Slot.INFORMED)
                    && isViewer(viewer, slot.person())) {
                reasons.add(new Reason(Because.NAMED_BY_TASK, slot.slot(), null));
            }
        }
        return reasons;
    }

    private static boolean isViewer(Viewer viewer, @Nullable UUID person) {
        var own = viewer.person();
        return own != null && Objects.equals(own.value(), person);
    }

    private record Filled(
            Slot slot,
            @Nullable UUID unit,
            @Nullable String unitName,
            @Nullable UUID person) {}

    private List<Filled> slots(Viewer viewer, MatterId id) {
        return sql.select(MATTER_SLOT.SLOT, MATTER_SLOT.UNIT_ID, UNIT.NAME, MATTER_SLOT.PERSON_ID)
                .from(MATTER_SLOT)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_SLOT.ZONE_ID),
                        UNIT.ID.eq(MATTER_SLOT.UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(MATTER_SLOT.ZONE_ID.eq(viewer.zone().value()), MATTER_SLOT.MATTER_ID.eq(id.value()))
                .orderBy(MATTER_SLOT.SLOT, MATTER_SLOT.SORT)
                .limit(100)
                .fetch(row -> new Filled(Slot.valueOf(row.value1()), row.value2(), row.value3(), row.value4()));
    }
}
