package org.bihuan.audit;

import static org.bihuan.schema.audit.Tables.RECORD;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which records the auditor wants to see; absent parts do not narrow.
 *
 * @param actor beginning of a name
 * @param act the act, or everything of a room when it ends with a dot
 * @param refused only what was refused or failed
 * @param from first day, in Shanghai
 * @param to last day, inclusive
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable UUID account,
        @Nullable String act,
        @Nullable Outcome outcome,
        @Nullable Boolean refused,
        @Nullable UUID object,
        @Nullable String code,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    Condition condition(ZoneKey zone) {
        return RECORD.ZONE_ID
                .eq(zone.value())
                .and(actor == null ? noCondition() : RECORD.ACTOR.startsWith(actor))
                .and(account == null ? noCondition() : RECORD.ACCOUNT_ID.eq(account))
                .and(act == null ? noCondition() : actIs(act))
                .and(outcome == null ? noCondition() : RECORD.OUTCOME.eq(outcome.name()))
                .and(Boolean.TRUE.equals(refused) ? RECORD.OUTCOME.ne(Outcome.DONE.name()) : noCondition())
                .and(object == null ? noCondition() : RECORD.OBJECT_ID.eq(object))
                .and(code == null ? noCondition() : RECORD.CODE.eq(code))
                .and(
                        from == null
                                ? noCondition()
                                : RECORD.AT.ge(
                                        from.atStartOfDay(BusinessZone.SHANGHAI).toInstant()))
                .and(to == null ? noCondition() : RECORD.AT.lt(BusinessZone.endOf(to)));
    }

    private static Condition actIs(String act) {
        return act.endsWith(".") ? RECORD.ACT.startsWith(act) : RECORD.ACT.eq(act);
    }
}
