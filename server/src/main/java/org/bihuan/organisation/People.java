package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;

import java.time.Clock;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People of the zone (人员). */
@Service
public class People {

    private final DSLContext sql;
    private final Clock clock;

    People(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Enters a person while the zone is being founded, before there is anybody to ask for permission. */
    @Transactional
    public PersonId begin(ZoneKey zone, String name) {
        var id = PersonId.next();
        sql.insertInto(PERSON)
                .columns(PERSON.ZONE_ID, PERSON.ID, PERSON.NAME, PERSON.NAME_PINYIN, PERSON.VALID_FROM, PERSON.VERSION)
                .values(
                        zone.value(),
                        id.value(),
                        name.strip(),
                        NamePinyin.of(name.strip()),
                        BusinessZone.today(clock),
                        1)
                .execute();
        return id;
    }
}
