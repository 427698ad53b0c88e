package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.MatterRepository.NewMatter;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the charge of many matters from one person to another within the caller's transaction: all of it or nothing. One
 * event on each matter; the audit line is the caller's.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PersonalWorkMoves {

    private static final int AT_ONCE = 500;

    /** One of the two people. */
    public record Side(PersonId person, @Nullable AccountId account, String name) {

        Responsibility in(Slot slot) {
            return new Responsibility(slot, null, person, name, null);
        }
    }

    public record Move(
            MatterId matter, Set<Charge> charges, @Nullable String note) {}

    /** @param seq the last event of the matter once it was moved */
    public record Moved(Set<Charge> charges, int seq) {}

    private final DSLContext sql;
    private final MatterRepository matters;
    private final MatterUnits units;
    private final MatterNews news;
    private final Clock clock;

    PersonalWorkMoves(DSLContext sql, MatterRepository matters, MatterUnits units, MatterNews news, Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.units = units;
        this.news = news;
        this.clock = clock;
    }

    /** Hands over; what is no longer the giver's is missing from the answer. */
    public Map<MatterId, Moved> handOver(Viewer by, UUID handover, Side from, Side to, List<Move> moves) {
        return inChunks(by, from, to, moves, (handing, held, move) -> handing.handOver(held, handover, move.note()));
    }

    /** The way back. */
    public Map<MatterId, Moved> takeBack(Viewer by, UUID handover, Side from, Side to, List<Move> moves) {
        return inChunks(by, from, to, moves, (handing, held, move) -> handing.takeBack(held, handover));
    }

    private interface Giving {
        void give(Handing handing, Set<Charge> held, Move move);
    }

    private Map<MatterId, Moved> inChunks(Viewer by, Side from, Side to, List<Move> moves, Giving giving) {
        var moved = new HashMap<MatterId, Moved>();
        for (int at = 0; at < moves.size(); at += AT_ONCE) {
            moved.putAll(give(by, from, to, moves.subList(at, Math.min(at + AT_ONCE, moves.size())), giving));
        }
        return moved;
    }

    private Map<MatterId, Moved> give(Viewer by, Side from, Side to, List<Move> moves, Giving giving) {
        var zone = by.zone();
        var ids = moves.stream().map(Move::matter).toList();
        var locked = matters.lockAllWithParts(zone, ids);
        var slots = matters.slots(zone, ids);
        var moved = new HashMap<MatterId, Moved>();
        var responsible = new ArrayList<NewMatter>();
        var sponsored = new ArrayList<NewMatter>();
        var touched = new ArrayList<Matter>();
        for (var move : moves) {
            var matter = locked.get(move.matter());
            if (matter == null) {
                continue;
            }
            var filled = slots.getOrDefault(move.matter(), List.of());
            var handing = new Handing(matter, from, to);
            var held = handing.held(move.charges(), filled);
            if (held.isEmpty()) {
                continue;
            }
            giving.give(handing, held, move);
            touched.add(matter);
            moved.put(matter.id, new Moved(held, matter.lastSeq + 1));
            if (held.contains(Charge.RESPONSIBLE)) {
                responsible.add(new NewMatter(matter, List.of(to.in(Slot.RESPONSIBLE_PERSON))));
            }
            if (held.contains(Charge.SPONSOR)) {
                var sponsors = handing.sponsors(filled);
                matter.sponsor = Responsibility.sponsor(sponsors);
                sponsored.add(new NewMatter(matter, sponsors));
            }
        }
        write(by, touched, responsible, sponsored);
        return moved;
    }

    private void write(Viewer by, List<Matter> touched, List<NewMatter> responsible, List<NewMatter> sponsored) {
        if (touched.isEmpty()) {
            return;
        }
        var happenings = new HashMap<MatterId, List<Happening>>();
        touched.forEach(matter -> happenings.put(matter.id, matter.happenings()));
        matters.updateLocked(touched, Actor.of(by, units.nameOf(by), clock.instant()));
        if (!responsible.isEmpty()) {
            matters.replaceSlots(by.zone(), EnumSet.of(Slot.RESPONSIBLE_PERSON), responsible);
        }
        if (!sponsored.isEmpty()) {
            matters.replaceSlots(by.zone(), EnumSet.of(Slot.SPONSORING_LEADER), sponsored);
        }
        touched.forEach(matter -> news.tellRooms(by, matter, Objects.requireNonNull(happenings.get(matter.id))));
    }

    /** Those of the matters a person has acted on after the event given; from here on nobody can until the end. */
    public Set<MatterId> actedOnAfter(ZoneKey zone, Map<MatterId, Integer> seqs) {
        matters.lockAll(zone, seqs.keySet());
        var acted = new HashSet<MatterId>();
        sql.select(MATTER_EVENT.MATTER_ID, MATTER_EVENT.SEQ)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.MATTER_ID.in(values(seqs.keySet())),
                        MATTER_EVENT.ACCOUNT_ID.isNotNull(),
                        MATTER_EVENT.SEQ.gt(
                                seqs.values().stream().min(Integer::compare).orElse(0)))
                .forEach(row -> {
                    var id = new MatterId(row.value1());
                    if (row.value2() > Objects.requireNonNull(seqs.get(id))) {
                        acted.add(id);
                    }
                });
        return acted;
    }

    private static List<UUID> values(Collection<MatterId> ids) {
        return ids.stream().map(MatterId::value).toList();
    }
}
