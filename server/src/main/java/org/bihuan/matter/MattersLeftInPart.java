package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.util.UUID;
import org.bihuan.access.LeftInPart;
import org.bihuan.shared.Acting;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Matters are left to a deputy by their type, by the unit that leads, or by both. */
@Component
class MattersLeftInPart implements LeftInPart {

    private final DSLContext sql;

    MattersLeftInPart(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String objectKind() {
        return "matter";
    }

    @Override
    public boolean reaches(ZoneKey zone, Acting.Part part, UUID object) {
        return sql.fetchExists(
                MATTER_, MATTER_.ZONE_ID.eq(zone.value()), MATTER_.ID.eq(object), MatterConditions.within(part));
    }
}
