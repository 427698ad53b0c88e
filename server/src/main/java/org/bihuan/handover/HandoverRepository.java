package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;
import static org.bihuan.schema.handover.Tables.ITEM;
import static org.bihuan.schema.handover.Tables.TAKER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.handover.OpenWork.Holding;
import org.bihuan.handover.OpenWork.Taking;
import org.bihuan.matter.Charge;
import org.bihuan.schema.handover.tables.records.HandoverRecord;
import org.bihuan.schema.handover.tables.records.ItemRecord;
import org.bihuan.schema.handover.tables.records.TakerRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps hand-overs, their items and who takes; the only place that writes them. */
@Repository
class HandoverRepository {

    private final DSLContext sql;

    HandoverRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** False when the post is being handed over already. */
    boolean insert(
            Viewer viewer,
            UUID id,
            Holding from,
            Taking to,
            @Nullable LocalDate effectiveOn,
            @Nullable String standInReason,
            Instant at) {
        var holder = from.holder();
        var row = new HandoverRecord();
        row.setZoneId(viewer.zone().value());
        row.setId(id);
        row.setPostId(from.post());
        row.setUnitId(from.unit().value());
        row.setUnitName(from.unitName());
        row.setPostTitle(from.title());
        row.setGiverId(holder.person().value());
        row.setGiverAccountId(holder.account() == null ? null : holder.account().value());
        row.setGiverName(holder.name());
        row.setTakerId(to.person().value());
        row.setTakerName(to.name());
        row.setState(HandoverState.PREPARED.name());
        row.setEffectiveOn(effectiveOn);
        row.setPreparedBy(viewer.account().value());
        row.setPreparedAt(at);
        row.setStandInName(standInReason == null ? null : viewer.name());
        row.setStandInReason(standInReason);
        row.setVersion(1);
        return sql.insertInto(HANDOVER_).set(row).onConflictDoNothing().execute() == 1;
    }

    void insertItems(ZoneKey zone, UUID handover, Collection<Item> items) {
        sql.batchInsert(items.stream().map(item -> record(zone, handover, item)).toList())
                .execute();
    }

    void deleteItems(ZoneKey zone, Collection<UUID> items) {
        sql.deleteFrom(ITEM)
                .where(ITEM.ZONE_ID.eq(zone.value()), ITEM.ID.in(items))
                .execute();
    }

    /** @param chosen absent: every item of the hand-over */
    int choose(
            ZoneKey zone,
            UUID handover,
            @Nullable Collection<UUID> chosen,
            @Nullable PersonId taker,
            @Nullable String note) {
        return sql.update(ITEM)
                .set(ITEM.KEPT, taker == null)
                .set(ITEM.TAKER_ID, taker == null ? null : taker.value())
                .set(ITEM.NOTE, note)
                .setNull(ITEM.REFUSAL)
                .where(
                        ITEM.ZONE_ID.eq(zone.value()),
                        ITEM.HANDOVER_ID.eq(handover),
                        chosen == null ? DSL.noCondition() : ITEM.ID.in(chosen))
                .execute();
    }

    /** False for an item that is not to go to this person. */
    boolean refuse(ZoneKey zone, UUID handover, UUID item, PersonId taker, String reason) {
        return sql.update(ITEM)
                        .set(ITEM.REFUSAL, reason)
                        .where(
                                ITEM.ZONE_ID.eq(zone.value()),
                                ITEM.HANDOVER_ID.eq(handover),
                                ITEM.ID.eq(item),
                                ITEM.TAKER_ID.eq(taker.value()))
                        .execute()
                == 1;
    }

    void settle(ZoneKey zone, UUID handover, Collection<Item> items) {
        sql.batchUpdate(items.stream().map(item -> record(zone, handover, item)).toList())
                .execute();
    }

    Optional<Handover> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(HANDOVER_)
                .where(HANDOVER_.ZONE_ID.eq(zone.value()), HANDOVER_.ID.eq(id))
                .fetchOptional(row -> handover(row, takers(zone, id)));
    }

    List<UUID> due(ZoneKey zone, LocalDate today, int most) {
        return sql.select(HANDOVER_.ID)
                .from(HANDOVER_)
                .where(
                        HANDOVER_.ZONE_ID.eq(zone.value()),
                        HANDOVER_.STATE.eq(DSL.inline(HandoverState.AGREED.name())),
                        HANDOVER_.EFFECTIVE_ON.le(today))
                .orderBy(HANDOVER_.EFFECTIVE_ON, HANDOVER_.ID)
                .limit(most)
                .fetch(HANDOVER_.ID);
    }

    List<Item> items(ZoneKey zone, UUID handover) {
        return sql.selectFrom(ITEM)
                .where(ITEM.ZONE_ID.eq(zone.value()), ITEM.HANDOVER_ID.eq(handover))
                .orderBy(ITEM.ID)
                .fetch(HandoverRepository::item);
    }

    private List<Handover.Taker> takers(ZoneKey zone, UUID handover) {
        return sql.selectFrom(TAKER)
                .where(TAKER.ZONE_ID.eq(zone.value()), TAKER.HANDOVER_ID.eq(handover))
                .orderBy(TAKER.NAME, TAKER.PERSON_ID)
                .fetch(row -> new Handover.Taker(
                        new PersonId(row.getPersonId()),
                        new AccountId(row.getAccountId()),
                        row.getName(),
                        row.getConfirmedAt()));
    }

    void replaceTakers(ZoneKey zone, UUID handover, Collection<Taking> takers) {
        sql.deleteFrom(TAKER)
                .where(TAKER.ZONE_ID.eq(zone.value()), TAKER.HANDOVER_ID.eq(handover))
                .execute();
        sql.batchInsert(takers.stream()
                        .map(each -> {
                            var row = new TakerRecord();
                            row.setZoneId(zone.value());
                            row.setHandoverId(handover);
                            row.setPersonId(each.person().value());
                            row.setAccountId(each.account().value());
                            row.setName(each.name());
                            return row;
                        })
                        .toList())
                .execute();
    }

    void confirm(Viewer viewer, UUID handover, Instant at) {
        sql.update(TAKER)
                .set(TAKER.CONFIRMED_AT, at)
                .where(
                        TAKER.ZONE_ID.eq(viewer.zone().value()),
                        TAKER.HANDOVER_ID.eq(handover),
                        TAKER.ACCOUNT_ID.eq(viewer.account().value()))
                .execute();
    }

    /** Nobody has confirmed any longer; they still see what they were to take. */
    void unconfirm(ZoneKey zone, UUID handover) {
        sql.update(TAKER)
                .setNull(TAKER.CONFIRMED_AT)
                .where(TAKER.ZONE_ID.eq(zone.value()), TAKER.HANDOVER_ID.eq(handover))
                .execute();
    }

    /** Into another state, if nobody else was faster. */
    boolean turn(ZoneKey zone, Handover seen, HandoverState to, Map<Field<?>, @Nullable Object> more) {
        var changes = new HashMap<Field<?>, @Nullable Object>(more);
        changes.put(HANDOVER_.STATE, to.name());
        changes.put(HANDOVER_.VERSION, seen.version() + 1);
        return sql.update(HANDOVER_)
                        .set(changes)
                        .where(
                                HANDOVER_.ZONE_ID.eq(zone.value()),
                                HANDOVER_.ID.eq(seen.id()),
                                HANDOVER_.VERSION.eq(seen.version()),
                                HANDOVER_.STATE.eq(seen.state().name()))
                        .execute()
                == 1;
    }

    private static Handover handover(HandoverRecord row, List<Handover.Taker> takers) {
        return new Handover(
                row.getId(),
                row.getPostId(),
                new PersonId(row.getGiverId()),
                row.getGiverAccountId() == null ? null : new AccountId(row.getGiverAccountId()),
                row.getGiverName(),
                new PersonId(row.getTakerId()),
                row.getTakerName(),
                HandoverState.valueOf(row.getState()),
                row.getEffectiveOn(),
                new AccountId(row.getPreparedBy()),
                row.getStandInReason() != null,
                row.getEffectiveAt(),
                row.getVersion(),
                takers);
    }

    private static ItemRecord record(ZoneKey zone, UUID handover, Item item) {
        var taker = item.taker();
        var outcome = item.outcome();
        var row = new ItemRecord();
        row.setZoneId(zone.value());
        row.setId(item.id());
        row.setHandoverId(handover);
        row.setKind(item.kind().name());
        row.setObjectId(item.object());
        row.setNumber(item.number());
        row.setTitle(item.title());
        row.setDueOn(item.dueOn());
        row.setCharges(item.charges().stream().map(Enum::name).toArray(String[]::new));
        row.setKept(item.isKept());
        row.setTakerId(taker == null ? null : taker.value());
        row.setNote(item.note());
        row.setOutcome(outcome == null ? null : outcome.name());
        row.setAdded(item.added());
        row.setMovedSeq(item.movedSeq());
        row.setMovedId(item.movedId());
        return row;
    }

    static Item item(ItemRecord row) {
        return new Item(
                row.getId(),
                ItemKind.valueOf(row.getKind()),
                row.getObjectId(),
                row.getNumber(),
                row.getTitle(),
                row.getDueOn(),
                charges(row.getCharges()),
                row.getTakerId() == null ? null : new PersonId(row.getTakerId()),
                row.getNote(),
                row.getOutcome() == null ? null : Outcome.valueOf(row.getOutcome()),
                row.getAdded(),
                row.getMovedSeq(),
                row.getMovedId());
    }

    static Set<Charge> charges(String[] names) {
        return Arrays.stream(names).map(Charge::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** What the viewer may see: their own, those they prepared or take from, and all for whoever keeps the organisation. */
    static Condition visibleTo(Viewer viewer, boolean all) {
        var zone = HANDOVER_.ZONE_ID.eq(viewer.zone().value());
        if (all) {
            return zone;
        }
        var own = HANDOVER_.PREPARED_BY.eq(viewer.account().value());
        var person = viewer.person();
        if (person != null) {
            own = own.or(HANDOVER_.GIVER_ID.eq(person.value())).or(HANDOVER_.TAKER_ID.eq(person.value()));
        }
        return zone.and(own.or(DSL.exists(DSL.selectOne()
                .from(TAKER)
                .where(
                        TAKER.ZONE_ID.eq(viewer.zone().value()),
                        TAKER.HANDOVER_ID.eq(HANDOVER_.ID),
                        TAKER.ACCOUNT_ID.eq(viewer.account().value())))));
    }
}
