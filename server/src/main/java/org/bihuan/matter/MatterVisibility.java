package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.Field;

/** Which matters a viewer may see, for the queries of rooms above. The one rule there is; see {@link WhySeen}. */
public final class MatterVisibility {

    private MatterVisibility() {}

    /**
     * Leaves the matters the viewer sees. The rows must be tied to the viewer's zone already, and must leave out what was
     * never opened.
     *
     * @param matter the column that names a matter
     */
    public static Condition sees(Viewer viewer, Field<UUID> matter) {
        if (!viewer.may(Permit.MATTER_READ) && !viewer.isAutomatic()) {
            return falseCondition();
        }
        return counts(viewer, matter).and(Restriction.known(viewer, matter));
    }

    /**
     * As {@link #sees} with the restricted matters the viewer may not know of: a figure of the zone stays whole, the rows
     * behind it are told by {@link #sees} alone.
     */
    public static Condition counts(Viewer viewer, Field<UUID> matter) {
        if (!viewer.may(Permit.MATTER_READ) && !viewer.isAutomatic()) {
            return falseCondition();
        }
        return viewer.seesAll()
                ? noCondition()
                : matter.in(select(MATTER_.ID).from(MATTER_).where(MatterConditions.reckonedFor(viewer)));
    }
}
