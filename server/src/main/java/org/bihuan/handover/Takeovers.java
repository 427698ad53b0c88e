package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The taking side of a hand-over: confirm what goes to one, give items back, and undo it all while it is young. */
@Service
public class Takeovers {

    public record Refused(
            @NotNull UUID item, @NotBlank @Size(max = 500) String reason) {}

    private final HandoverFiles files;
    private final HandoverRepository handovers;
    private final HandoverEffect effect;
    private final HandoverNews news;
    private final Clock clock;

    Takeovers(
            HandoverFiles files, HandoverRepository handovers, HandoverEffect effect, HandoverNews news, Clock clock) {
        this.files = files;
        this.handovers = handovers;
        this.effect = effect;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A taker confirms what goes to them, or gives items back with a reason: then the whole goes back to the giving side.
     * The last confirmation puts it in force, or on the waiting list for its day.
     */
    @Transactional
    public void take(Viewer viewer, UUID id, int version, List<Refused> refused) {
        HandoverFiles.inPerson(viewer);
        var handover = files.find(viewer, id);
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
            files.turn(viewer, handover, HandoverState.OFFERED, Map.of());
            return;
        }
        files.turn(viewer, handover, HandoverState.AGREED, Map.of(HANDOVER_.AGREED_AT, clock.instant()));
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
        files.turn(viewer, handover, HandoverState.PREPARED, Map.of());
        news.acted(viewer, HandoverActs.REFUSE, handover.id(), Map.of("items", refused.size()));
        news.tell(
                viewer,
                handover,
                HandoverNews.givingSide(handover),
                "refused",
                Map.of("count", String.valueOf(refused.size())));
    }

    /** Takes all of it back, until the end of the next day and only while nobody has acted on what was moved. */
    @Transactional
    public void undo(Viewer viewer, UUID id, int version, String reason) {
        HandoverFiles.inPerson(viewer);
        var handover = files.find(viewer, id);
        if (!handover.isGivingSide(viewer) && !handover.isTaking(viewer)) {
            throw Problem.refused("HANDOVER-NOT-SIDE", "只有交接双方可以撤回交接。");
        }
        handover.mustBe(HandoverState.EFFECTIVE);
        handover.mustBeFresh(version);
        if (!handover.canStillBeUndone(BusinessZone.today(clock))) {
            throw Problem.conflict("HANDOVER-UNDO-TOO-LATE", "生效次日之后不能撤回，请另行办理交接。");
        }
        files.end(viewer, handover, HandoverState.UNDONE, reason);
        effect.takeBack(viewer, handover);
        news.tell(viewer, handover, HandoverNews.everybody(handover), "undone", Map.of("reason", reason));
    }
}
