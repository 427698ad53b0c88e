package org.bihuan.audit;

import static org.bihuan.schema.audit.Tables.RECORD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Which acts occur in a zone's trail, found by skipping through the index instead of reading every record. */
final class AuditActs {

    private static final Field<String> ACT = field(name("known", "act"), String.class);

    private AuditActs() {}

    static List<String> query(DSLContext sql, ZoneKey zone, int most) {
        var next =
                field(select(min(RECORD.ACT)).from(RECORD).where(RECORD.ZONE_ID.eq(zone.value()), RECORD.ACT.gt(ACT)));
        var known = name("known")
                .fields("act")
                .as(select(min(RECORD.ACT))
                        .from(RECORD)
                        .where(RECORD.ZONE_ID.eq(zone.value()))
                        .unionAll(select(next).from(table(name("known"))).where(ACT.isNotNull())));
        return sql.withRecursive(known)
                .select(ACT)
                .from(table(name("known")))
                .where(ACT.isNotNull())
                .limit(most)
                .fetch(ACT);
    }
}
