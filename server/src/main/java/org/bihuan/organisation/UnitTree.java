package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.V_UNIT_STATE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All units as at a day, flat with their parents; the client draws the tree. */
@Repository
public class UnitTree {

    /** The most units a zone may show at once; the largest zone known has a tenth of it. */
    public static final int MOST = 5000;

    public record Node(
            UUID id,
            String name,
            String shortName,
            UnitKind kind,
            @Nullable UUID parentId,
            @Nullable UUID supervisedById,
            int sort,
            int version) {}

    public record Tree(LocalDate asOf, List<Node> units, List<String> allowedActions) {}

    private final DSLContext sql;
    private final Clock clock;

    UnitTree(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Tree at(Viewer viewer, @Nullable LocalDate asOf) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        var today = BusinessZone.today(clock);
        var day = asOf == null ? today : asOf;
        var state = V_UNIT_STATE;
        var units = sql.select(
                        state.UNIT_ID,
                        state.NAME,
                        state.SHORT_NAME,
                        state.KIND,
                        state.PARENT_ID,
                        state.SUPERVISED_BY_ID,
                        UNIT.SORT,
                        UNIT.VERSION)
                .from(state)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(state.ZONE_ID), UNIT.ID.eq(state.UNIT_ID))
                .where(state.ZONE_ID.eq(viewer.zone().value()), InForce.on(state.STATE_FROM, state.STATE_TO, day))
                .orderBy(UNIT.SORT, state.NAME, state.UNIT_ID)
                .limit(MOST)
                .fetch(row -> new Node(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        UnitKind.valueOf(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
        var edits = viewer.may(Permit.ORGANISATION_EDIT) && day.equals(today);
        return new Tree(day, units, edits ? List.of("create", "import") : List.of());
    }
}
