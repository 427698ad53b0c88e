package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.ZONE;
import static org.bihuan.schema.platform.Tables.ZONE_ENTRY;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The zones of this installation. Reading it needs no zone in force, so background jobs may loop over it. */
@Repository
public class ZoneRegister {

    private static final int MOST = 1000;

    private final DSLContext sql;
    private final Clock clock;

    ZoneRegister(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All zones, oldest first. */
    @Transactional(readOnly = true)
    public List<ZoneKey> all() {
        return sql.select(ZONE_ENTRY.ZONE_ID)
                .from(ZONE_ENTRY)
                .orderBy(ZONE_ENTRY.CREATED_AT, ZONE_ENTRY.ZONE_ID)
                .limit(MOST)
                .fetch(row -> new ZoneKey(row.value1()));
    }

    /** What a zone is called. */
    public record Named(String name, String shortName) {}

    /** The name of the zone in force. */
    @Transactional(readOnly = true)
    public Named named(ZoneKey zone) {
        return sql.select(ZONE.NAME, ZONE.SHORT_NAME)
                .from(ZONE)
                .where(ZONE.ZONE_ID.eq(zone.value()))
                .fetchSingle(row -> new Named(row.value1(), row.value2()));
    }

    /** Whether the installation is still empty. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return !sql.fetchExists(ZONE_ENTRY);
    }

    /** Enters a zone; it must be the zone in force. Refuses a code in use with {@code ORGANISATION-ZONE-CODE-TAKEN}. */
    @Transactional
    public void enter(ZoneKey zone, NewZone facts) {
        var now = clock.instant();
        var code = facts.code().toUpperCase(Locale.ROOT);
        var entered = sql.insertInto(ZONE_ENTRY)
                .columns(ZONE_ENTRY.ZONE_ID, ZONE_ENTRY.CODE, ZONE_ENTRY.CREATED_AT)
                .values(zone.value(), code, now)
                .onConflict(ZONE_ENTRY.CODE)
                .doNothing()
                .execute();
        if (entered == 0) {
            throw Problem.field("zone.code", "ORGANISATION-ZONE-CODE-TAKEN", "这个编码已有园区使用，请换一个。");
        }
        sql.insertInto(ZONE)
                .columns(ZONE.ZONE_ID, ZONE.CODE, ZONE.NAME, ZONE.SHORT_NAME, ZONE.CREATED_AT)
                .values(
                        zone.value(),
                        code,
                        facts.name().strip(),
                        facts.shortName().strip(),
                        now)
                .execute();
    }
}
