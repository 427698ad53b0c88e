package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
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
 * The giving side of a hand-over (岗位交接): prepare, choose, offer, cancel; the other side is {@link Takeovers}. Two people
 * confirm; a unit's head or whoever keeps the organisation may stand in for a giver who is not there, never for the taker.
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

    private final HandoverRepository handovers;
    private final OpenWork work;
    private final HandoverFiles files;
    private final HandoverNews news;
    private final Clock clock;

    Handovers(HandoverRepository handovers, OpenWork work, HandoverFiles files, HandoverNews news, Clock clock) {
        this.handovers = handovers;
        this.work = work;
        this.files = files;
        this.news = news;
        this.clock = clock;
    }

    /** Draws up the list of all open work in the post, everything going to the successor. */
    @Transactional
    public UUID prepare(Viewer viewer, Preparation wanted) {
        HandoverFiles.inPerson(viewer);
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
        HandoverFiles.inPerson(viewer);
        var handover = files.given(viewer, id, choice.version(), HandoverState.PREPARED);
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
        files.turn(viewer, handover, HandoverState.PREPARED, Map.of());
    }

    /** The giving side confirms the list, brought up to date first. */
    @Transactional
    public void offer(Viewer viewer, UUID id, int version) {
        HandoverFiles.inPerson(viewer);
        var handover = files.given(viewer, id, version, HandoverState.PREPARED);
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
        files.turn(viewer, handover, HandoverState.OFFERED, Map.of(HANDOVER_.OFFERED_AT, clock.instant()));
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

    /** The giving side lets it be, any time before it takes effect; or whoever keeps the organisation, when it is gone. */
    @Transactional
    public void cancel(Viewer viewer, UUID id, int version, String reason) {
        HandoverFiles.inPerson(viewer);
        var handover = files.find(viewer, id);
        if (!viewer.may(Permit.ORGANISATION_EDIT)) {
            handover.mustBeGivenBy(viewer);
        }
        if (!handover.state().isOpen()) {
            handover.mustBe(HandoverState.PREPARED);
        }
        handover.mustBeFresh(version);
        files.end(viewer, handover, HandoverState.CANCELLED, reason);
        news.acted(viewer, HandoverActs.CANCEL, id, Map.of());
        news.tell(viewer, handover, HandoverNews.everybody(handover), "cancelled", Map.of("reason", reason));
    }
}
