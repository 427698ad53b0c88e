package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts an agreed hand-over in force and takes it back, each in one transaction. What is open is drawn up anew at that
 * moment: what has gone is marked, what has come goes to the successor with the rest.
 */
@Component
class HandoverEffect {

    private final HandoverRepository handovers;
    private final OpenWork work;
    private final ItemMoves moves;
    private final HandoverNews news;
    private final Clock clock;

    HandoverEffect(HandoverRepository handovers, OpenWork work, ItemMoves moves, HandoverNews news, Clock clock) {
        this.handovers = handovers;
        this.work = work;
        this.moves = moves;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Doing it twice changes nothing: only what is agreed takes effect. What can no longer be taken goes back to the
     * giving side.
     */
    @Transactional
    public void take(Viewer by, UUID id) {
        var handover = handovers.find(by.zone(), id).orElseThrow();
        if (handover.state() != HandoverState.AGREED) {
            return;
        }
        List<Item> open;
        try {
            open = takeable(by.zone(), handover);
        } catch (Problem problem) {
            turnBack(by, handover, problem);
            return;
        }
        if (handovers.turn(
                by.zone(), handover, HandoverState.EFFECTIVE, Map.of(HANDOVER_.EFFECTIVE_AT, clock.instant()))) {
            carryOut(by, handover, open);
        }
    }

    /** All that is open today; refused when a taker has left since they agreed. */
    private List<Item> takeable(ZoneKey zone, Handover handover) {
        handover.takers().forEach(taker -> work.mustStillTake(zone, handover, taker));
        var holder = work.post(zone, handover.post()).orElseThrow().holder();
        return work.of(zone, holder, handover.taker());
    }

    private void turnBack(Viewer by, Handover handover, Problem problem) {
        if (handovers.turn(by.zone(), handover, HandoverState.PREPARED, Map.of())) {
            handovers.unconfirm(by.zone(), handover.id());
            news.acted(by, HandoverActs.TURN_BACK, handover.id(), Map.of("code", problem.code()));
            news.tell(by, handover, HandoverNews.givingSide(handover), "turned-back", Map.of());
        }
    }

    private void carryOut(Viewer by, Handover handover, List<Item> today) {
        var zone = by.zone();
        var id = handover.id();
        var open = today.stream().collect(Collectors.toMap(Item::key, Function.identity()));
        var listed = handovers.items(zone, id);
        var late = came(open, listed);
        handovers.insertItems(zone, id, late);
        var all = new ArrayList<>(late);
        listed.forEach(item -> all.add(refreshed(item, open.get(item.key()))));
        var settled = moves.settle(by, handover, all);
        handovers.settle(zone, id, settled);
        news.acted(by, HandoverActs.EFFECT, id, counts(settled));
        news.tell(
                by,
                handover,
                HandoverNews.everybody(handover),
                "effective",
                Map.of(
                        "count",
                        String.valueOf(settled.stream()
                                .filter(item -> item.outcome() == Outcome.MOVED)
                                .count())));
    }

    private static List<Item> came(Map<Item.Key, Item> open, List<Item> listed) {
        var known = listed.stream().map(Item::key).collect(Collectors.toSet());
        return open.values().stream()
                .filter(item -> !known.contains(item.key()))
                .map(item -> new Item(
                        item.id(),
                        item.kind(),
                        item.object(),
                        item.number(),
                        item.title(),
                        item.dueOn(),
                        item.charges(),
                        item.taker(),
                        null,
                        null,
                        true,
                        null,
                        null))
                .toList();
    }

    /** As it stands now; gone when it is no longer on the list. */
    private static Item refreshed(Item item, @Nullable Item now) {
        return now == null
                ? item.settled(item.charges(), Outcome.GONE, null, null)
                : new Item(
                        item.id(),
                        item.kind(),
                        item.object(),
                        now.number(),
                        now.title(),
                        now.dueOn(),
                        now.charges(),
                        item.taker(),
                        item.note(),
                        null,
                        item.added(),
                        null,
                        null);
    }

    /** Moves everything back that was moved, or nothing when somebody has acted on any of it. */
    void takeBack(Viewer by, Handover handover) {
        var moved = handovers.items(by.zone(), handover.id()).stream()
                .filter(item -> item.outcome() == Outcome.MOVED)
                .toList();
        moves.takeBack(by, handover, moved);
        news.acted(by, HandoverActs.UNDO, handover.id(), Map.of("items", moved.size()));
    }

    private static Map<String, Object> counts(List<Item> items) {
        var counts = new HashMap<String, Object>();
        for (var outcome : Outcome.values()) {
            counts.put(
                    outcome.name(),
                    items.stream().filter(item -> item.outcome() == outcome).count());
        }
        return counts;
    }
}
