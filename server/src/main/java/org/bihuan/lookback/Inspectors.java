package org.bihuan.lookback;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.access.Audience;
import org.bihuan.access.Viewers;
import org.bihuan.organisation.InForce;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** People who may be appointed to look back: those of the directory whose account may verify. */
@Repository
public class Inspectors {

    public record Inspector(
            UUID person, String name, @Nullable String unit) {}

    /** One who may be appointed; the viewer they are says whether they had a part in a matter. */
    record Appointee(PersonId person, String name, Viewer viewer) {}

    private record Row(
            UUID person,
            UUID account,
            String name,
            @Nullable String unitName) {}

    private static final int MOST = 500;

    private final DSLContext sql;
    private final Audience audience;
    private final Viewers viewers;
    private final Clock clock;

    Inspectors(DSLContext sql, Audience audience, Viewers viewers, Clock clock) {
        this.sql = sql;
        this.audience = audience;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Inspector> all(Viewer viewer) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var all = new LinkedHashMap<UUID, Inspector>();
        rows(viewer, noCondition())
                .forEach(row -> all.putIfAbsent(row.person(), new Inspector(row.person(), row.name(), row.unitName())));
        return List.copyOf(all.values());
    }

    /** In the order given; anybody who may not verify is refused with {@code LOOKBACK-INSPECTOR-UNKNOWN}. */
    List<Appointee> chosen(Viewer viewer, List<UUID> people) {
        var rows = rows(viewer, PERSON.ID.in(people));
        return people.stream()
                .distinct()
                .map(person -> chosen(viewer.zone(), rows, person))
                .toList();
    }

    /** Nothing for somebody who may not verify. */
    Optional<Appointee> find(Viewer viewer, UUID person) {
        return first(viewer.zone(), rows(viewer, PERSON.ID.eq(person)), person);
    }

    private Appointee chosen(ZoneKey zone, List<Row> rows, UUID person) {
        return first(zone, rows, person)
                .orElseThrow(
                        () -> Problem.field("inspectors", "LOOKBACK-INSPECTOR-UNKNOWN", "所选人员没有核查权限或已离任，请从名单中选择。"));
    }

    private Optional<Appointee> first(ZoneKey zone, List<Row> rows, UUID person) {
        return rows.stream()
                .filter(row -> row.person().equals(person))
                .findFirst()
                .flatMap(row -> viewers.find(zone, new AccountId(row.account()))
                        .map(found -> new Appointee(new PersonId(person), row.name(), found)));
    }

    private List<Row> rows(Viewer viewer, Condition which) {
        var zone = viewer.zone();
        var today = BusinessZone.today(clock);
        var accounts = audience.of(zone, Permit.MATTER_VERIFY).stream()
                .map(AccountId::value)
                .toList();
        return sql.select(PERSON.ID, ACCOUNT.ID, PERSON.NAME, UNIT.NAME)
                .from(ACCOUNT)
                .join(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID),
                        PERSON.ID.eq(ACCOUNT.PERSON_ID),
                        PERSON.ZONE_ID.eq(zone.value()))
                .leftJoin(POST)
                .on(
                        POST.ZONE_ID.eq(PERSON.ZONE_ID),
                        POST.PERSON_ID.eq(PERSON.ID),
                        POST.ZONE_ID.eq(zone.value()),
                        InForce.on(POST.VALID_FROM, POST.VALID_TO, today))
                .leftJoin(UNIT)
                .on(UNIT.ZONE_ID.eq(POST.ZONE_ID), UNIT.ID.eq(POST.UNIT_ID), UNIT.ZONE_ID.eq(zone.value()))
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.ID.in(accounts), which)
                .orderBy(PERSON.NAME, PERSON.ID, POST.PART_TIME, UNIT.ID)
                .limit(MOST)
                .fetch(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
