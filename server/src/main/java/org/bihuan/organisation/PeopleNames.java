package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Names of people by id, also of those who have left; people of other zones are missing from the answer. */
@Repository
public class PeopleNames {

    private final DSLContext sql;

    PeopleNames(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether the person is known in the zone and has not left. */
    @Transactional(readOnly = true)
    public boolean isHere(ZoneKey zone, PersonId person) {
        return sql.fetchExists(
                PERSON, PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(person.value()), PERSON.VALID_TO.isNull());
    }

    @Transactional(readOnly = true)
    public Map<PersonId, String> of(ZoneKey zone, Collection<PersonId> people) {
        var names = new LinkedHashMap<PersonId, String>();
        sql.select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .where(
                        PERSON.ZONE_ID.eq(zone.value()),
                        PERSON.ID.in(people.stream().map(PersonId::value).toList()))
                .forEach(row -> names.put(new PersonId(row.value1()), row.value2()));
        return names;
    }
}
