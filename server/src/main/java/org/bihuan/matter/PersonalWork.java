package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_REQUEST;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.matter.Tables.SUB_TASK;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All live matters and drafts that are a person's in a post, for handing the post over. */
@Repository
public class PersonalWork {

    /**
     * A person in a post.
     *
     * @param sole the only post held: then all work is done in it
     * @param main the main post, in which everything is done that belongs to no unit
     */
    public record Holder(
            PersonId person, @Nullable AccountId account, String name, UnitId unit, boolean sole, boolean main) {}

    /** @param requestPending somebody waits for a decision on it */
    public record Open(
            MatterId id,
            @Nullable String number,
            String title,
            MatterState state,
            @Nullable LocalDate dueOn,
            Set<Charge> charges,
            boolean requestPending) {}

    /** Evaluations are due so many days; older ones nobody waits for. */
    private static final int EVALUATION_DAYS = 30;

    private final DSLContext sql;
    private final Clock clock;

    PersonalWork(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** By the clock; never more than {@code most}. */
    @Transactional(readOnly = true)
    public List<Open> of(ZoneKey zone, Holder holder, int most) {
        var charges = charges(zone, holder);
        var any = charges.values().stream().reduce(falseCondition(), Condition::or);
        var waiting = exists(selectOne()
                .from(MATTER_REQUEST)
                .where(
                        MATTER_REQUEST.ZONE_ID.eq(zone.value()),
                        MATTER_REQUEST.MATTER_ID.eq(MATTER_.ID),
                        MATTER_REQUEST.OUTCOME.isNull()));
        return sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        Restriction.title().as(MATTER_.TITLE),
                        MATTER_.STATE,
                        MATTER_.DUE_ON)
                .select(charges.entrySet().stream()
                        .map(each -> field(each.getValue()).as(each.getKey().name()))
                        .toList())
                .select(field(waiting).as("waiting"))
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), open().or(toEvaluate()), any)
                .orderBy(MATTER_.DUE_ON.asc().nullsLast(), MATTER_.ID)
                .limit(most)
                .fetch(PersonalWork::open);
    }

    private static Condition open() {
        return MatterConditions.live().or(MATTER_.STATE.eq(inline(MatterState.DRAFT.name())));
    }

    private Condition toEvaluate() {
        return MATTER_.STATE
                .eq(inline(MatterState.CLOSED_OFF.name()))
                .and(MATTER_.CLOSED_AT.ge(clock.instant().minus(Duration.ofDays(EVALUATION_DAYS))));
    }

    private static Open open(Record row) {
        var held = EnumSet.noneOf(Charge.class);
        for (var charge : Charge.values()) {
            if (Boolean.TRUE.equals(row.get(charge.name(), Boolean.class))) {
                held.add(charge);
            }
        }
        return new Open(
                new MatterId(row.get(MATTER_.ID)),
                row.get(MATTER_.NUMBER),
                row.get(MATTER_.TITLE),
                MatterState.valueOf(row.get(MATTER_.STATE)),
                row.get(MATTER_.DUE_ON),
                held,
                row.get("waiting", Boolean.class));
    }

    private Map<Charge, Condition> charges(ZoneKey zone, Holder holder) {
        var account = holder.account();
        var here = holder.sole()
                ? noCondition()
                : MATTER_.LEAD_UNIT_ID.eq(holder.unit().value());
        var live = MatterConditions.live();
        var conditions = new EnumMap<Charge, Condition>(Charge.class);
        conditions.put(
                Charge.AUTHOR,
                main(holder, account == null ? falseCondition() : open().and(MATTER_.CREATED_BY.eq(account.value()))));
        conditions.put(
                Charge.EVALUATION,
                main(
                        holder,
                        account == null ? falseCondition() : toEvaluate().and(MATTER_.CREATED_BY.eq(account.value()))));
        conditions.put(Charge.SUB_TASK, account == null ? falseCondition() : live.and(part(zone, holder, account)));
        conditions.put(Charge.RESPONSIBLE, live.and(responsible(zone, holder, here)));
        conditions.put(Charge.SPONSOR, main(holder, live.and(sponsor(zone, holder))));
        conditions.put(
                Charge.HANDLER,
                account == null
                        ? falseCondition()
                        : live.and(MATTER_.HANDLER_ACCOUNT_ID.eq(account.value()))
                                .and(here));
        conditions.put(
                Charge.VERIFIER,
                main(
                        holder,
                        account == null
                                ? falseCondition()
                                : live.and(MATTER_.VERIFIER_ACCOUNT_ID.eq(account.value()))));
        return conditions;
    }

    private static Condition main(Holder holder, Condition condition) {
        return holder.main() ? condition : falseCondition();
    }

    /** Signed a part of the unit's, or of any unit when it is the only post. */
    private static Condition part(ZoneKey zone, Holder holder, AccountId account) {
        return exists(selectOne()
                .from(SUB_TASK)
                .where(
                        SUB_TASK.ZONE_ID.eq(zone.value()),
                        SUB_TASK.MATTER_ID.eq(MATTER_.ID),
                        SUB_TASK.HANDLER_ACCOUNT_ID.eq(account.value()),
                        SUB_TASK.ENDED_AT.isNull(),
                        holder.sole()
                                ? noCondition()
                                : SUB_TASK.UNIT_ID.eq(holder.unit().value())));
    }

    /** Whether a bare name within the unit can only mean this person. */
    @Transactional(readOnly = true)
    public boolean isOnlyOneOfTheName(ZoneKey zone, Holder holder) {
        return !hasNamesake(zone, holder, holder.unit());
    }

    /** By the directory, or by the bare name within the unit when nobody else there is called so. */
    private Condition responsible(ZoneKey zone, Holder holder, Condition here) {
        var named = inSlot(
                        zone,
                        Slot.RESPONSIBLE_PERSON,
                        MATTER_SLOT.PERSON_ID.eq(holder.person().value()))
                .and(here);
        if (hasNamesake(zone, holder, holder.unit())) {
            return named;
        }
        return named.or(MATTER_.RESPONSIBLE_NAME
                .eq(holder.name())
                .and(MATTER_.LEAD_UNIT_ID.eq(holder.unit().value()))
                .and(inSlot(zone, Slot.RESPONSIBLE_PERSON, MATTER_SLOT.PERSON_ID.isNotNull())
                        .not()));
    }

    private Condition sponsor(ZoneKey zone, Holder holder) {
        Condition who = MATTER_SLOT.PERSON_ID.eq(holder.person().value());
        if (!hasNamesake(zone, holder, null)) {
            who = who.or(MATTER_SLOT.PERSON_ID.isNull().and(MATTER_SLOT.PERSON_NAME.eq(holder.name())));
        }
        return inSlot(zone, Slot.SPONSORING_LEADER, who);
    }

    private static Condition inSlot(ZoneKey zone, Slot slot, Condition who) {
        return exists(selectOne()
                .from(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(zone.value()),
                        MATTER_SLOT.MATTER_ID.eq(MATTER_.ID),
                        MATTER_SLOT.SLOT.eq(inline(slot.name())),
                        who));
    }

    /** Somebody else of the same name with a post in the unit, or anywhere. */
    private boolean hasNamesake(ZoneKey zone, Holder holder, @Nullable UnitId unit) {
        UUID where = unit == null ? null : unit.value();
        return sql.fetchExists(selectOne()
                .from(PERSON)
                .join(POST)
                .on(POST.ZONE_ID.eq(PERSON.ZONE_ID), POST.PERSON_ID.eq(PERSON.ID), POST.ZONE_ID.eq(zone.value()))
                .where(
                        PERSON.ZONE_ID.eq(zone.value()),
                        PERSON.NAME.eq(holder.name()),
                        PERSON.ID.ne(holder.person().value()),
                        PERSON.VALID_TO.isNull(),
                        POST.VALID_TO.isNull(),
                        where == null ? noCondition() : POST.UNIT_ID.eq(where)));
    }
}
