package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.handover.OpenWork.Holding;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handing a post over (岗位交接): prepare, choose, offer, take, and the ways back. Two people confirm; a unit's head or
 * whoever keeps the organisation may stand in for a giver who is not there, never for the taker.
 */
@Service
public class Handovers {

    private static final int LONGEST_AHEAD_DAYS = 90;

    /**
     * @param taker the successor, who gets everything nobody chooses otherwise for
     * @param effectiveOn the first day of the new order, from its midnight on; absent: at the last confirmation
     * @param standInReason why somebody else prepares it; needed unless the giver does
     */
    public record Preparation(
            @NotNull UUID post,
            @NotNull PersonId taker,
            @Nullable LocalDate effectiveOn,
            @Nullable @Size(max = 500) String standInReason) {}

    /**
     * @param items absent: all
     * @param taker absent: the giver keeps them
     */
    public record Choice(
            int version,
            @Nullable @Size(max = 5000) List<@NotNull UUID> items,
            @Nullable PersonId taker,
            @Nullable @Size(max = 500) String note) {}

    public record Refused(
            @NotNull UUID item, @NotBlank @Size(max = 500) String reason) {}

    private final HandoverRepository handovers;
    private final OpenWork work;
    private final HandoverEffect effect;
    private final HandoverNews news;
    private final Clock clock;

    Handovers(HandoverRepository handovers, OpenWork work, HandoverEffect effect, HandoverNews news, Clock clock) {
        this.handovers = handovers;
        this.work = work;
        this.effect = effect;
        this.news = news;
        this.clock = clock;
    }

    /** Draws up the list of all open work in the post, everything going to the successor. */
    @Transactional
    public UUID prepare(Viewer viewer, Preparation wanted) {
        inPerson(viewer);
        var zone = viewer.zone();
        var from = work.post(zone, wanted.post())
                .orElseThrow(() -> Problem.missing("HANDOVER-POST-MISSING", "没有这项任职，请刷新后重选。"));
        var reason = standIn(viewer, from, wanted.standInReason());
        var to = work.taking(zone, wanted.taker(), wanted.post(), wanted.effectiveOn(), "taker");
        if (to.person().equals(from.holder().person())) {
            throw Problem.field("taker", "HANDOVER-TO-ONESELF", "移交人与接收人不能是同一人。");
        }
        if (reason != null && to.account().equals(viewer.account())) {
            throw Problem.field("taker", "HANDOVER-STAND-IN-TAKES", "代为移交的人不能同时是接收人，请由他人代为移交。");
        }
        checkDay(wanted.effectiveOn());
        var id = Ids.next();
        var items = work.of(zone, from.holder(), to.person());
        if (!handovers.insert(viewer, id, from, to, wanted.effectiveOn(), reason, clock.instant())) {
            throw Problem.conflict("HANDOVER-RUNNING", "该岗位已有一份未完成的交接单，请先办完或取消。");
        }
        handovers.insertItems(zone, id, items);
        news.acted(viewer, HandoverActs.PREPARE, id, Map.of("items", items.size(), "standIn", reason != null));
        return id;
    }

    private static void inPerson(Viewer viewer) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        viewer.mustBeInPerson();
    }

    /** Null when the giver acts in person. */
    private @Nullable String standIn(Viewer viewer, Holding from, @Nullable String given) {
        if (from.holder().person().equals(viewer.person())) {
            return null;
        }
        if (!viewer.may(Permit.ORGANISATION_EDIT) && !work.leads(viewer, from.unit())) {
            throw Problem.refused("HANDOVER-NOT-GIVER", "只有移交人本人、本单位主要负责人或组织机构管理员可以办理该岗位的交接。");
        }
        if (given == null || given.isBlank()) {
            throw Problem.field("standInReason", "HANDOVER-REASON-MISSING", "代为移交须写明移交人不能到场的原因。");
        }
        return given.strip();
    }

    private void checkDay(@Nullable LocalDate on) {
        var today = BusinessZone.today(clock);
        if (on != null && (on.isBefore(today) || on.isAfter(today.plusDays(LONGEST_AHEAD_DAYS)))) {
            throw Problem.field("effectiveOn", "HANDOVER-DAY", "生效日期须在今天起 90 天以内。");
        }
    }

    /** Decides who gets the items, or that the giver keeps them. */
    @Transactional
    public void choose(Viewer viewer, UUID id, Choice choice) {
        inPerson(viewer);
        var handover = given(viewer, id, choice.version(), HandoverState.PREPARED);
        var taker = choice.taker();
        if (taker != null && taker.equals(handover.giver())) {
            throw Problem.field("taker", "HANDOVER-TO-ONESELF", "交给本人请选“保留”。");
        }
        if (taker != null) {
            work.taking(viewer.zone(), taker, handover.post(), handover.effectiveOn(), "taker");
        }
        var note = choice.note() == null || choice.note().isBlank()
                ? null
                : choice.note().strip();
        handovers.choose(viewer.zone(), id, choice.items(), taker, note);
        turn(viewer, handover, HandoverState.PREPARED, Map.of());
    }

    /** The giving side confirms the list, brought up to date first. */
    @Transactional
    public void offer(Viewer viewer, UUID id, int version) {
        inPerson(viewer);
        var handover = given(viewer, id, version, HandoverState.PREPARED);
        var zone = viewer.zone();
        bringUpToDate(viewer, handover);
        var takers = handovers.items(zone, id).stream()
                .map(Item::taker)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        takers.add(handover.taker());
        var taking = takers.stream()
                .map(person -> work.taking(zone, person, handover.post(), handover.effectiveOn(), "items"))
                .toList();
        if (handover.byStandIn()
                && taking.stream().anyMatch(each -> each.account().equals(viewer.account()))) {
            throw Problem.field("items", "HANDOVER-STAND-IN-TAKES", "代为移交的人不能同时是接收人，请由他人代为移交。");
        }
        handovers.replaceTakers(zone, id, taking);
        turn(viewer, handover, HandoverState.OFFERED, Map.of(HANDOVER_.OFFERED_AT, clock.instant()));
        news.acted(viewer, HandoverActs.OFFER, id, Map.of("takers", taking.size()));
        news.tell(
                viewer, handover, taking.stream().map(OpenWork.Taking::account).toList(), "offered", Map.of());
    }

    private void bringUpToDate(Viewer viewer, Handover handover) {
        var zone = viewer.zone();
        var holder = work.post(zone, handover.post()).orElseThrow().holder();
        var now = work.of(zone, holder, handover.taker());
        var listed = handovers.items(zone, handover.id());
        var keys = listed.stream().map(Item::key).collect(Collectors.toSet());
        var open = now.stream().map(Item::key).collect(Collectors.toSet());
        handovers.insertItems(
                zone,
                handover.id(),
                now.stream().filter(item -> !keys.contains(item.key())).toList());
        handovers.deleteItems(
                zone,
                listed.stream()
                        .filter(item -> !open.contains(item.key()))
                        .map(Item::id)
                        .toList());
    }

    /**
     * A taker confirms what goes to them, or gives items back with a reason: then the whole goes back to the giving side.
     * The last confirmation puts it in force, or on the waiting list for its day.
     */
    @Transactional
    public void take(Viewer viewer, UUID id, int version, List<Refused> refused) {
        inPerson(viewer);
        var handover = find(viewer, id);
        handover.mustBeTakenBy(viewer);
        handover.mustBe(HandoverState.OFFERED);
        handover.mustBeFresh(version);
        if (!refused.isEmpty()) {
            giveBack(viewer, handover, refused);
            return;
        }
        handovers.confirm(viewer, id, clock.instant());
        news.acted(viewer, HandoverActs.TAKE, id, Map.of());
        if (!handover.isLastToConfirm(viewer)) {
            turn(viewer, handover, HandoverState.OFFERED, Map.of());
            return;
        }
        turn(viewer, handover, HandoverState.AGREED, Map.of(HANDOVER_.AGREED_AT, clock.instant()));
        var on = handover.effectiveOn();
        if (on == null || !on.isAfter(BusinessZone.today(clock))) {
            effect.take(viewer, id);
        } else {
            news.tell(viewer, handover, HandoverNews.everybody(handover), "agreed", Map.of("on", on.toString()));
        }
    }

    private void giveBack(Viewer viewer, Handover handover, List<Refused> refused) {
        var person = Objects.requireNonNull(viewer.person());
        for (int at = 0; at < refused.size(); at++) {
            var each = refused.get(at);
            if (!handovers.refuse(
                    viewer.zone(),
                    handover.id(),
                    each.item(),
                    person,
                    each.reason().strip())) {
                throw Problem.field("refused[" + at + "].item", "HANDOVER-ITEM-MISSING", "这一项不在交给您的清单里，请刷新。");
            }
        }
        handovers.unconfirm(viewer.zone(), handover.id());
        turn(viewer, handover, HandoverState.PREPARED, Map.of());
        news.acted(viewer, HandoverActs.REFUSE, handover.id(), Map.of("items", refused.size()));
        news.tell(
                viewer,
                handover,
                HandoverNews.givingSide(handover),
                "refused",
                Map.of("count", String.valueOf(refused.size())));
    }

    /** The giving side lets it be, any time before it takes effect; or whoever keeps the organisation, when it is gone. */
    @Transactional
    public void cancel(Viewer viewer, UUID id, int version, String reason) {
        inPerson(viewer);
        var handover = find(viewer, id);
        if (!viewer.may(Permit.ORGANISATION_EDIT)) {
            handover.mustBeGivenBy(viewer);
        }
        if (!handover.state().isOpen()) {
            handover.mustBe(HandoverState.PREPARED);
        }
        handover.mustBeFresh(version);
        end(viewer, handover, HandoverState.CANCELLED, reason);
        news.acted(viewer, HandoverActs.CANCEL, id, Map.of());
        news.tell(viewer, handover, HandoverNews.everybody(handover), "cancelled", Map.of("reason", reason));
    }

    /** Takes all of it back, until the end of the next day and only while nobody has acted on what was moved. */
    @Transactional
    public void undo(Viewer viewer, UUID id, int version, String reason) {
        inPerson(viewer);
        var handover = find(viewer, id);
        if (!handover.isGivingSide(viewer) && !handover.isTaking(viewer)) {
            throw Problem.refused("HANDOVER-NOT-SIDE", "只有交接双方可以撤回交接。");
        }
        handover.mustBe(HandoverState.EFFECTIVE);
        handover.mustBeFresh(version);
        if (!handover.canStillBeUndone(BusinessZone.today(clock))) {
            throw Problem.conflict("HANDOVER-UNDO-TOO-LATE", "生效次日之后不能撤回，请另行办理交接。");
        }
        end(viewer, handover, HandoverState.UNDONE, reason);
        effect.takeBack(viewer, handover);
        news.tell(viewer, handover, HandoverNews.everybody(handover), "undone", Map.of("reason", reason));
    }

    private void end(Viewer viewer, Handover handover, HandoverState state, String reason) {
        turn(
                viewer,
                handover,
                state,
                Map.of(
                        HANDOVER_.ENDED_AT, clock.instant(),
                        HANDOVER_.ENDED_BY, viewer.account().value(),
                        HANDOVER_.ENDED_REASON, reason.strip()));
    }

    private Handover given(Viewer viewer, UUID id, int version, HandoverState state) {
        var handover = find(viewer, id);
        handover.mustBeGivenBy(viewer);
        handover.mustBe(state);
        handover.mustBeFresh(version);
        return handover;
    }

    private Handover find(Viewer viewer, UUID id) {
        return handovers
                .find(viewer.zone(), id)
                .filter(found -> found.isGivingSide(viewer)
                        || found.isTaking(viewer)
                        || found.taker().equals(viewer.person())
                        || viewer.may(Permit.ORGANISATION_EDIT))
                .orElseThrow(HandoverShow::missing);
    }

    private void turn(
            Viewer viewer, Handover handover, HandoverState to, Map<org.jooq.Field<?>, @Nullable Object> more) {
        if (!handovers.turn(viewer.zone(), handover, to, new HashMap<>(more))) {
            throw Problem.conflict("HANDOVER-STALE", "交接单刚被他人修改，请刷新后再操作。");
        }
    }
}
