package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.DELEGATION;
import static org.bihuan.schema.organisation.Tables.PERSON;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acting;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom today: what an absent person is told, the deputy is told too. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class Deputies {

    /** @param part the matters the delegation reaches */
    public record Deputy(
            UUID delegation, AccountId principal, String principalName, AccountId deputy, Acting.Part part) {}

    private final DSLContext sql;
    private final Clock clock;

    Deputies(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Of these accounts, at most one each. */
    public List<Deputy> of(ZoneKey zone, Collection<AccountId> principals) {
        return sql.select(
                        DELEGATION.ID,
                        DELEGATION.PRINCIPAL_ID,
                        PERSON.NAME,
                        ACCOUNT.LOGIN,
                        DELEGATION.DEPUTY_ID,
                        DELEGATION.TYPE_CODES,
                        DELEGATION.UNIT_IDS)
                .from(DELEGATION)
                .join(ACCOUNT)
                .on(
                        ACCOUNT.ZONE_ID.eq(DELEGATION.ZONE_ID),
                        ACCOUNT.ID.eq(DELEGATION.PRINCIPAL_ID),
                        ACCOUNT.ZONE_ID.eq(zone.value()))
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID),
                        PERSON.ID.eq(ACCOUNT.PERSON_ID),
                        PERSON.ZONE_ID.eq(zone.value()))
                .where(
                        StandIns.inForce(zone, BusinessZone.today(clock)),
                        DELEGATION.PRINCIPAL_ID.in(
                                principals.stream().map(AccountId::value).toList()))
                .orderBy(DELEGATION.ID)
                .limit(Audience.MOST)
                .fetch(row -> new Deputy(
                        row.value1(),
                        new AccountId(row.value2()),
                        row.value3() == null ? row.value4() : row.value3(),
                        new AccountId(row.value5()),
                        StandIns.part(row.value6(), row.value7())));
    }
}
