package org.bihuan.handover;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.PersonalWorkMoves;
import org.bihuan.matter.PersonalWorkMoves.Move;
import org.bihuan.matter.PersonalWorkMoves.Moved;
import org.bihuan.matter.PersonalWorkMoves.Side;
import org.bihuan.matter.SavedViews;
import org.bihuan.organisation.Portfolios;
import org.bihuan.organisation.WorkInPost;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the items of a hand-over to their takers and back, each kind by the room it belongs to. */
@Component
class ItemMoves {

    private static final int NUMBERS_SHOWN = 20;

    private final PersonalWorkMoves matters;
    private final SavedViews views;
    private final Portfolios portfolios;
    private final Map<ItemKind, WorkInPost> others = new EnumMap<>(ItemKind.class);
    private final Clock clock;

    ItemMoves(
            PersonalWorkMoves matters, SavedViews views, Portfolios portfolios, List<WorkInPost> others, Clock clock) {
        this.matters = matters;
        this.views = views;
        this.portfolios = portfolios;
        this.clock = clock;
        others.forEach(each -> this.others.put(ItemKind.of(each.kind()), each));
    }

    /** What becomes of every item when the hand-over takes effect. */
    List<Item> settle(Viewer by, Handover handover, List<Item> items) {
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
                        case REPORT, PAPER, LOOK_BACK, GOAL_ITEM -> giveOther(by, handover, item);
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

    private Item giveOther(Viewer by, Handover handover, Item item) {
        var to = taker(handover, Objects.requireNonNull(item.taker()));
        var moved = other(item)
                .move(
                        by,
                        item.object(),
                        new WorkInPost.Side(handover.giver(), handover.giverAccount(), handover.giverName()),
                        new WorkInPost.Side(to.person(), to.account(), to.name()));
        return item.settled(
                Set.of(),
                switch (moved) {
                    case MOVED -> Outcome.MOVED;
                    case GONE -> Outcome.GONE;
                    case BARRED -> Outcome.BARRED;
                },
                null,
                null);
    }

    private WorkInPost other(Item item) {
        return Objects.requireNonNull(others.get(item.kind()), () -> "no room offers " + item.kind());
    }

    /** All of these back to the giver, or a refusal naming what somebody has acted on meanwhile. */
    void takeBack(Viewer by, Handover handover, List<Item> moved) {
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
        moved.forEach(item -> takeBack(by, handover, item));
    }

    private void takeBack(Viewer by, Handover handover, Item item) {
        switch (item.kind()) {
            case MATTER -> {
                // All at once before.
            }
            case SAVED_VIEW -> {
                var to = Objects.requireNonNull(handover.giverAccount());
                var from = taker(handover, Objects.requireNonNull(item.taker()));
                views.give(by.zone(), item.object(), from.account(), to, from.name());
            }
            case PORTFOLIO -> passOn(by, item, Objects.requireNonNull(item.movedId()), handover.giver());
            case REPORT, PAPER, LOOK_BACK, GOAL_ITEM -> {
                var from = taker(handover, Objects.requireNonNull(item.taker()));
                var back = other(item)
                        .move(
                                by,
                                item.object(),
                                new WorkInPost.Side(from.person(), from.account(), from.name()),
                                new WorkInPost.Side(handover.giver(), handover.giverAccount(), handover.giverName()));
                if (back != WorkInPost.Moved.MOVED) {
                    throw actedOn(List.of(item));
                }
            }
        }
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
}
