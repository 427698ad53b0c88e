package org.bihuan.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.jooq.impl.DSL.countDistinct;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bihuan.schema.access.tables.records.RoleRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The matrix of roles and permits. */
@Repository
public class RoleList {

    private static final int MOST = 200;

    /**
     * @param holders accounts holding it today
     * @param needsSecondFactor holders must log in with a second factor
     * @param possible permits it may be given: all of its duty, or for a built-in role those it is made with
     */
    public record Row(
            UUID id,
            String code,
            String name,
            String nameEn,
            boolean builtin,
            Duty duty,
            boolean needsSecond,
            boolean needsSecondFactor,
            List<Permit> permits,
            List<Permit> possible,
            int holders,
            int version,
            List<String> allowedActions) {}

    public record PermitOf(Permit permit, Duty duty) {}

    public record Matrix(List<Row> roles, List<PermitOf> permits, List<String> allowedActions) {}

    private final DSLContext sql;
    private final Clock clock;

    RoleList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Matrix all(Viewer viewer) {
        if (!viewer.may(Permit.AUDIT_READ)) {
            viewer.mustHave(Permit.ROLE_EDIT);
        }
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var permits = sql
                .select(ROLE_PERMIT.ROLE_ID, ROLE_PERMIT.PERMIT)
                .from(ROLE_PERMIT)
                .where(ROLE_PERMIT.ZONE_ID.eq(zone))
                .limit(MOST * Permit.values().length)
                .stream()
                .collect(groupingBy(row -> row.value1(), mapping(row -> Permit.valueOf(row.value2()), toList())));
        var holders = sql.select(ROLE_GRANT.ROLE_ID, countDistinct(ROLE_GRANT.ACCOUNT_ID))
                .from(ROLE_GRANT)
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone),
                        ROLE_GRANT.VALID_FROM.le(today),
                        ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(today)))
                .groupBy(ROLE_GRANT.ROLE_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
        var roles = sql.selectFrom(ROLE)
                .where(ROLE.ZONE_ID.eq(zone))
                .orderBy(ROLE.BUILTIN.desc(), ROLE.CODE)
                .limit(MOST)
                .fetch(row -> row(
                        viewer,
                        row,
                        permits.getOrDefault(row.getId(), List.of()).stream()
                                .sorted()
                                .toList(),
                        holders.getOrDefault(row.getId(), 0)));
        var known = Arrays.stream(Permit.values())
                .map(permit -> new PermitOf(permit, Duty.of(permit)))
                .sorted(Comparator.comparing(PermitOf::duty).thenComparing(PermitOf::permit))
                .toList();
        return new Matrix(roles, known, viewer.may(Permit.ROLE_EDIT) ? List.of("create", "grant") : List.of());
    }

    private static Row row(Viewer viewer, RoleRecord role, List<Permit> permits, int holders) {
        var duty = Duty.ofAll(permits);
        var edits = viewer.may(Permit.ROLE_EDIT);
        var actions = !edits ? List.<String>of() : role.getBuiltin() ? List.of("change") : List.of("change", "delete");
        return new Row(
                role.getId(),
                role.getCode(),
                role.getName(),
                role.getNameEn(),
                role.getBuiltin(),
                duty,
                duty.isAdministration(),
                role.getNeedsSecondFactor(),
                permits,
                possible(role, duty),
                holders,
                role.getVersion(),
                actions);
    }

    private static List<Permit> possible(RoleRecord role, Duty duty) {
        if (role.getBuiltin()) {
            return BuiltinRole.valueOf(role.getCode()).permits().stream()
                    .sorted()
                    .toList();
        }
        return Arrays.stream(Permit.values())
                .filter(permit -> duty == Duty.ANY || Duty.of(permit) == Duty.ANY || Duty.of(permit) == duty)
                .toList();
    }
}
