package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.PersonalWorkMoves;
import org.bihuan.matter.PersonalWorkMoves.Move;
import org.bihuan.matter.PersonalWorkMoves.Moved;
import org.bihuan.matter.PersonalWorkMoves.Side;
import org.bihuan.matter.SavedViews;
import org.bihuan.organisation.Portfolios;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
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

    private static final int NUMBERS_SHOWN = 20;

    private final HandoverRepository handovers;
    private final OpenWork work;
    private final PersonalWorkMoves matters;
    private final SavedViews views;
    private final Portfolios portfolios;
    private final HandoverNews news;
    private final Clock clock;

    HandoverEffect(
            HandoverRepository handovers,
            OpenWork work,
            PersonalWorkMoves matters,
            SavedViews views,
            Portfolios portfolios,
            HandoverNews news,
            Clock clock) {
        this.handovers = handovers;
        this.work = work;
        this.matters = matters;
        this.views = views;
        this.portfolios = portfolios;
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
        var settled = settle(by, handover, all);
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

    private List<Item> settle(Viewer by, Handover handover, List<Item> items) {
        var moved = moveMatters(by, handover, items);
        return items.stream()
                .map(item -> {
                    if (item.outcome() != null) {
                        return item;
                    }
                    if (item.isKept()) {
                        return item.settled(item.charges(), Outcome.KEPT, null, null);
                    }
                    return switch (item.kind()) {
                        case MATTER -> settled(item, moved.get(new MatterId(item.object())));
                        case SAVED_VIEW -> giveView(by, handover, item);
                        case PORTFOLIO -> passOn(by, item, item.object(), Objects.requireNonNull(item.taker()));
                    };
                })
                .toList();
    }

    private static Item settled(Item item, @Nullable Moved moved) {
        return moved == null
                ? item.settled(item.charges(), Outcome.GONE, null, null)
                : item.settled(moved.charges(), Outcome.MOVED, moved.seq(), null);
    }

    private Map<MatterId, Moved> moveMatters(Viewer by, Handover handover, List<Item> items) {
        var moved = new HashMap<MatterId, Moved>();
        items.stream()
                .filter(item -> item.kind() == ItemKind.MATTER && item.outcome() == null && !item.isKept())
                .collect(Collectors.groupingBy(item -> Objects.requireNonNull(item.taker())))
                .forEach((taker, theirs) -> moved.putAll(
                        matters.handOver(by, handover.id(), giver(handover), side(handover, taker), moves(theirs))));
        return moved;
    }

    private static List<Move> moves(List<Item> items) {
        return items.stream()
                .map(item -> new Move(new MatterId(item.object()), item.charges(), item.note()))
                .toList();
    }

    private Item giveView(Viewer by, Handover handover, Item item) {
        var from = Objects.requireNonNull(handover.giverAccount());
        var given = views.give(by.zone(), item.object(), from, account(handover, item), handover.giverName());
        return item.settled(Set.of(), given ? Outcome.MOVED : Outcome.GONE, null, null);
    }

    private Item passOn(Viewer by, Item item, UUID portfolio, PersonId to) {
        return portfolios
                .passOn(by.zone(), portfolio, to, BusinessZone.today(clock))
                .map(next -> item.settled(Set.of(), Outcome.MOVED, null, next))
                .orElseGet(() -> item.settled(Set.of(), Outcome.GONE, null, null));
    }

    /** Moves everything back that was moved, or nothing when somebody has acted on any of it. */
    void takeBack(Viewer by, Handover handover) {
        var zone = by.zone();
        var moved = handovers.items(zone, handover.id()).stream()
                .filter(item -> item.outcome() == Outcome.MOVED)
                .toList();
        var touched =
                moved.stream().filter(item -> item.kind() == ItemKind.MATTER).toList();
        refuseWhatWasActedOn(by, touched);
        var back = new HashMap<MatterId, Moved>();
        touched.stream()
                .collect(Collectors.groupingBy(item -> Objects.requireNonNull(item.taker())))
                .forEach((taker, theirs) -> back.putAll(
                        matters.takeBack(by, handover.id(), side(handover, taker), giver(handover), moves(theirs))));
        if (back.size() != touched.size()) {
            throw actedOn(touched.stream()
                    .filter(item -> !back.containsKey(new MatterId(item.object())))
                    .toList());
        }
        for (var item : moved) {
            if (item.kind() == ItemKind.SAVED_VIEW) {
                var to = Objects.requireNonNull(handover.giverAccount());
                views.give(
                        zone,
                        item.object(),
                        account(handover, item),
                        to,
                        taker(handover, Objects.requireNonNull(item.taker())).name());
            } else if (item.kind() == ItemKind.PORTFOLIO) {
                passOn(by, item, Objects.requireNonNull(item.movedId()), handover.giver());
            }
        }
        news.acted(by, HandoverActs.UNDO, handover.id(), Map.of("items", moved.size()));
    }

    private void refuseWhatWasActedOn(Viewer by, List<Item> matters) {
        var seqs = matters.stream()
                .collect(Collectors.toMap(
                        item -> new MatterId(item.object()), item -> Objects.requireNonNull(item.movedSeq())));
        var acted = seqs.isEmpty() ? Set.<MatterId>of() : this.matters.actedOnAfter(by.zone(), seqs);
        if (!acted.isEmpty()) {
            throw actedOn(matters.stream()
                    .filter(item -> acted.contains(new MatterId(item.object())))
                    .toList());
        }
    }

    private static Problem actedOn(List<Item> items) {
        return Problem.conflict("HANDOVER-ACTED-ON", "接收人已开始办理，不能整体撤回。请另行办理交接。")
                .with(
                        "matters",
                        items.stream()
                                .limit(NUMBERS_SHOWN)
                                .map(item -> item.number() == null ? item.title() : item.number())
                                .toList());
    }

    private static Side giver(Handover handover) {
        return new Side(handover.giver(), handover.giverAccount(), handover.giverName());
    }

    private static Side side(Handover handover, PersonId taker) {
        var one = taker(handover, taker);
        return new Side(taker, one.account(), one.name());
    }

    private static AccountId account(Handover handover, Item item) {
        return taker(handover, Objects.requireNonNull(item.taker())).account();
    }

    private static Handover.Taker taker(Handover handover, PersonId person) {
        return handover.takers().stream()
                .filter(each -> each.person().equals(person))
                .findFirst()
                .orElseThrow();
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
