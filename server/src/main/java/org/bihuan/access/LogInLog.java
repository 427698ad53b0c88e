package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.LOGIN_RECORD;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The log-in log (登录日志), for the audit administrator. */
@Repository
public class LogInLog {

    /** How a try ended. */
    public enum Outcome {
        SUCCEEDED,
        BAD_PASSWORD,
        LOCKED,
        DISABLED,
        LOGGED_OUT,
        /** Nobody has the name that was typed. */
        UNKNOWN_NAME,
        /** The password was right; the second factor was asked for. */
        CODE_ASKED,
        BAD_CODE
    }

    /** Both days belong to the period. */
    public record Filter(
            @Nullable UUID account,
            @Nullable Outcome outcome,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        private Condition condition() {
            return (account == null ? noCondition() : LOGIN_RECORD.ACCOUNT_ID.eq(account))
                    .and(outcome == null ? noCondition() : LOGIN_RECORD.OUTCOME.eq(outcome.name()))
                    .and(from == null ? noCondition() : LOGIN_RECORD.AT.ge(BusinessZone.endOf(from.minusDays(1))))
                    .and(to == null ? noCondition() : LOGIN_RECORD.AT.lt(BusinessZone.endOf(to)));
        }
    }

    /** @param accountId absent when nobody has the name; {@code login} is then what was typed */
    public record Row(
            UUID id,
            Instant at,
            @Nullable UUID accountId,
            String login,
            @Nullable String name,
            Outcome outcome,
            String address,
            String agent) {}

    private final DSLContext sql;

    LogInLog(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Filter filter, PageRequest request) {
        viewer.mustHave(Permit.AUDIT_READ);
        var zone = viewer.zone().value();
        var condition = LOGIN_RECORD.ZONE_ID.eq(zone).and(filter.condition());
        var rows = sql.select(
                        LOGIN_RECORD.ID,
                        LOGIN_RECORD.AT,
                        LOGIN_RECORD.ACCOUNT_ID,
                        coalesce(ACCOUNT.LOGIN, LOGIN_RECORD.TYPED_LOGIN, inline("")),
                        PERSON.NAME,
                        LOGIN_RECORD.OUTCOME,
                        LOGIN_RECORD.ADDRESS,
                        LOGIN_RECORD.AGENT)
                .from(LOGIN_RECORD)
                .leftJoin(ACCOUNT)
                .on(
                        ACCOUNT.ZONE_ID.eq(LOGIN_RECORD.ZONE_ID),
                        ACCOUNT.ID.eq(LOGIN_RECORD.ACCOUNT_ID),
                        ACCOUNT.ZONE_ID.eq(zone))
                .leftJoin(PERSON)
                .on(PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID), PERSON.ID.eq(ACCOUNT.PERSON_ID), PERSON.ZONE_ID.eq(zone))
                .where(condition)
                .orderBy(LOGIN_RECORD.AT.desc(), LOGIN_RECORD.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        Outcome.valueOf(row.value6()),
                        row.value7(),
                        row.value8()));
        return Page.of(rows, request, sql.fetchCount(LOGIN_RECORD, condition));
    }
}
