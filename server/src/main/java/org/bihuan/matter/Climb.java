package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Up and down the ladder, by rule and by hand (升级、降级、挂牌、摘牌). */
record Climb(Matter matter, Situation here) {

    /** What the ladder says now: up at once, down only on a later day and only from a colour. */
    void byRule(Ladder ladder) {
        if (!Ladder.IN_HAND.contains(matter.state) || waitsForDelisting(matter)) {
            return;
        }
        var kind = here.rules().dayKind();
        var rule =
                ladder.within(here.rules()).reached(LadderRule.Reading.of(matter), here.now(), here.calendar(), kind);
        var wanted = rule.map(LadderRule::rung).orElse(null);
        if (wanted != null && wanted.above(matter.rung)) {
            var because = rule.get();
            to(
                    wanted,
                    new MatterEvent.RungRaised(
                            matter.rung, wanted, null, MatterEvent.Cause.of(because, ladder), because.levelUp()));
        } else if (comesDown(matter.rung, matter.rungSince, wanted, here.today())) {
            to(
                    wanted,
                    new MatterEvent.RungLowered(Objects.requireNonNull(matter.rung), wanted, null, ladder.version()));
        }
    }

    /** Whether the ladder takes a matter that stands on a rung to the wanted one today. */
    static boolean moves(@Nullable Rung stands, @Nullable Instant since, @Nullable Rung wanted, LocalDate today) {
        return wanted != null && wanted.above(stands) || comesDown(stands, since, wanted, today);
    }

    static boolean comesDown(@Nullable Rung stands, @Nullable Instant since, @Nullable Rung wanted, LocalDate today) {
        return stands != null
                && since != null
                && stands.isColour()
                && stands.above(wanted)
                && today.isAfter(BusinessZone.dateOf(since));
    }

    /** The rung stays as it is until somebody has decided whether the matter leaves it. */
    static boolean waitsForDelisting(Matter matter) {
        var request = matter.pending;
        return request != null && request.kind() == RequestKind.DELISTING;
    }

    void raise(LadderOrder.Raise order) {
        if (!order.rung().above(matter.rung)) {
            throw Problem.field("rung", "MATTER-RUNG-NOT-HIGHER", "事项已在该级别或更高级别。");
        }
        to(order.rung(), new MatterEvent.RungRaised(matter.rung, order.rung(), order.reason(), null, false));
    }

    /** Why nobody may take the matter down as it stands. */
    static Optional<Problem> notLowered(Matter matter) {
        var stands = matter.rung;
        if (stands == null) {
            return Optional.of(noRung());
        }
        return stands.isColour()
                ? Optional.empty()
                : Optional.of(Problem.conflict("MATTER-LISTED", "挂牌督办及以上级别须由承办单位申请摘牌，经审批后解除。"));
    }

    void lower(LadderOrder.Lower order) {
        notLowered(matter).ifPresent(refused -> {
            throw refused;
        });
        var stands = Objects.requireNonNull(matter.rung);
        var to = order.rung();
        if (to != null && !stands.above(to)) {
            throw Problem.field("rung", "MATTER-RUNG-NOT-LOWER", "请选择更低的级别，或留空以解除。");
        }
        to(to, new MatterEvent.RungLowered(stands, to, order.reason(), null));
    }

    /** Whoever asks for delisting has something to show: the work has passed, or its limit lies ahead again. */
    void mustHaveRecovered() {
        var due = matter.dueOn;
        if (matter.state != MatterState.PASSED && due != null && due.isBefore(here.today())) {
            throw Problem.conflict("MATTER-NOT-RECOVERED", "事项仍超期未通过核查，不能申请摘牌。请先完成整改并通过核查，或经批准延期。");
        }
    }

    void delist(PendingRequest request, @Nullable String opinion) {
        var from = matter.rung;
        matter.rung = null;
        matter.rungSince = null;
        matter.happened(new MatterEvent.Delisted(request.id(), from, request.reason(), opinion), matter.state);
    }

    static Problem noRung() {
        return Problem.conflict("MATTER-NO-RUNG", "事项未在督办阶梯上，可能已由他人处理，请刷新。");
    }

    static Problem notListed() {
        return Problem.conflict("MATTER-NOT-LISTED", "事项未挂牌督办。");
    }

    private void to(@Nullable Rung rung, MatterEvent event) {
        matter.rung = rung;
        matter.rungSince = rung == null ? null : here.now();
        matter.happened(event, matter.state);
    }
}
