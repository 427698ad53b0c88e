package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_;

import org.bihuan.platform.SealedContents;
import org.bihuan.platform.Secrets;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The identity numbers this room has sealed; a sample tells whether the key is still the one. */
@Component
class SealedNumbers implements SealedContents {

    private static final int SAMPLE = 200;

    private final DSLContext sql;
    private final Secrets secrets;

    SealedNumbers(DSLContext sql, Secrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    @Override
    public int unreadable(ZoneKey zone) {
        return (int) sql
                .select(SUBJECT_.ID, SUBJECT_.PERSON_NUMBER_SEALED)
                .from(SUBJECT_)
                .where(SUBJECT_.ZONE_ID.eq(zone.value()), SUBJECT_.PERSON_NUMBER_HASH.isNotNull())
                .limit(SAMPLE)
                .fetch()
                .stream()
                .filter(row -> !secrets.opens(row.value2(), FactsReading.purpose(new SubjectId(row.value1()))))
                .count();
    }
}
