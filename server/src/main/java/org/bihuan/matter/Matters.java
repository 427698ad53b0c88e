package org.bihuan.matter;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The use cases of the loop: opening a matter and doing something to it. Every command carries the client's id and is
 * carried out once; every act names the version it was decided on, and a stale one is refused with what has changed.
 */
@Service
public class Matters {

    private final MatterRepository matters;
    private final MatterTypes types;
    private final MatterNumbers numbers;
    private final MatterSight sight;
    private final MatterUnits units;
    private final Calendars calendars;
    private final MatterEvidence evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Matters(
            MatterRepository matters,
            MatterTypes types,
            MatterNumbers numbers,
            MatterSight sight,
            MatterUnits units,
            Calendars calendars,
            MatterEvidence evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.matters = matters;
        this.types = types;
        this.numbers = numbers;
        this.sight = sight;
        this.units = units;
        this.calendars = calendars;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a matter (立项) or keeps a draft; the same command a second time answers with the first one's matter. */
    @Transactional
    public MatterId open(Viewer viewer, Opening opening) {
        viewer.mustHave(Permit.MATTER_OPEN);
        var earlier = matters.claimed(viewer.zone(), opening.commandId());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OpeningRules.check(opening);
        var type = types.current(viewer.zone(), opening.typeCode());
        var here = situation(viewer, type);
        var matter = new Matter(
                MatterId.next(),
                viewer.zone(),
                type.id(),
                type.code(),
                OpeningRules.facts(opening, type),
                viewer.account(),
                here.now());
        matter.leadUnit = opening.leadUnit();
        matter.responsibleName = opening.responsibleName();
        if (opening.dueOn() != null) {
            matter.plan(opening.dueOn(), here);
        }
        units.mustExist(viewer.zone(), opening);
        if (opening.then() == Opening.Then.DRAFT) {
            matter.draft();
        } else {
            matter.open(nextNumber(matter, here), here);
        }
        if (opening.then() == Opening.Then.ASSIGN) {
            refuse(matter, MatterAct.ASSIGN, viewer);
            matter.assign(new MatterOrder.Assign(null, null, null, null, null), here);
        }
        matters.claim(viewer.zone(), opening.commandId(), matter.id, viewer.account(), here.now());
        var happenings = matter.happenings();
        matters.insert(matter, OpeningRules.responsibilities(opening, viewer), actor(viewer, here));
        publish(viewer, matter, happenings);
        return matter.id;
    }

    /**
     * Does one thing to a matter.
     *
     * @param version the version the person was looking at; older than the stored one: {@code MATTER-STALE}
     * @return false when this command had been carried out before and nothing was done now
     */
    @Transactional
    public boolean act(Viewer viewer, MatterId id, int version, UUID command, MatterOrder order) {
        var now = clock.instant();
        var matter = matters.find(viewer.zone(), id).orElseThrow(MatterSight::missing);
        sight.mustSee(viewer, matter);
        if (!matters.claim(viewer.zone(), command, id, viewer.account(), now)) {
            return false;
        }
        if (matter.version != version) {
            throw sight.stale(viewer, matter, version);
        }
        refuse(matter, order.act(), viewer);
        evidence.mustBeCitable(viewer, order.evidence());
        var here = situation(viewer, types.version(viewer.zone(), matter.typeId));
        var pending = matter.pending;
        apply(matter, order, here);
        var happenings = matter.happenings();
        if (!matters.update(matter, actor(viewer, here))) {
            throw sight.stale(viewer, matter, version);
        }
        settleRequests(viewer, matter, order, pending, here);
        settleSlots(matter, order);
        publish(viewer, matter, happenings);
        return true;
    }

    private void refuse(Matter matter, MatterAct act, Viewer viewer) {
        MatterPolicy.refusal(matter, act, viewer, matters.units(matter, Slot.SUPPORTING_UNIT))
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    private void apply(Matter matter, MatterOrder order, Situation here) {
        switch (order) {
            case MatterOrder.Open() -> matter.open(nextNumber(matter, here), here);
            case MatterOrder.Discard() -> matter.discard();
            case MatterOrder.Assign assign -> matter.assign(assign, here);
            case MatterOrder.Reassign reassign -> matter.reassign(reassign, here);
            case MatterOrder.Receive receive -> matter.receive(receive, here);
            case MatterOrder.Return back -> matter.giveBack(back, here);
            case MatterOrder.Progress progress -> matter.progress(progress, here);
            case MatterOrder.Report report -> matter.report(report, here);
            case MatterOrder.WithdrawReport withdraw -> matter.withdrawReport(withdraw, here);
            case MatterOrder.StartVerification() -> matter.startVerification();
            case MatterOrder.Verify verify -> matter.verify(verify, here);
            case MatterOrder.CloseOff(var opinion) -> matter.closeOff(opinion, here);
            case MatterOrder.Evaluate evaluate -> matter.evaluate(evaluate);
            case MatterOrder.Archive() -> matter.archive();
            case MatterOrder.Reopen reopen -> matter.reopen(reopen, here);
            case MatterOrder.RequestExtension request -> matter.requestExtension(request, here);
            case MatterOrder.RequestSuspension request -> matter.requestSuspension(request, here);
            case MatterOrder.RequestCancellation request -> matter.requestCancellation(request, here);
            case MatterOrder.DecideRequest decide -> matter.decide(decide, here);
            case MatterOrder.Resume resume -> matter.resume(resume, here);
            case MatterOrder.Shelve shelve -> matter.shelve(shelve, here);
            case MatterOrder.Urge urge -> matter.urge(urge, here);
            case MatterOrder.Instruct instruct -> matter.instruct(instruct);
            case MatterOrder.Amend amend -> matter.amend(amend);
        }
    }

    private void settleRequests(
            Viewer viewer,
            Matter matter,
            MatterOrder order,
            @org.jspecify.annotations.Nullable PendingRequest before,
            Situation here) {
        var after = matter.pending;
        if (before == null && after != null) {
            matters.insertRequest(matter, after, here.now());
        }
        if (before != null && order instanceof MatterOrder.DecideRequest(var approved, var opinion)) {
            matters.settleRequest(
                    matter, before.id(), approved ? "APPROVED" : "REFUSED", opinion, viewer.account(), here.now());
        }
    }

    private void settleSlots(Matter matter, MatterOrder order) {
        if (order instanceof MatterOrder.Assign assign && assign.supportingUnits() != null) {
            matters.replaceSlots(
                    matter,
                    java.util.EnumSet.of(Slot.SUPPORTING_UNIT),
                    assign.supportingUnits().stream()
                            .map(unit -> Responsibility.of(Slot.SUPPORTING_UNIT, unit))
                            .toList());
        }
        var lead = matter.leadUnit;
        if (lead != null && (order.act() == MatterAct.ASSIGN || order.act() == MatterAct.REASSIGN)) {
            matters.replaceSlots(
                    matter, java.util.EnumSet.of(Slot.LEAD_UNIT), List.of(Responsibility.of(Slot.LEAD_UNIT, lead)));
        }
    }

    private String nextNumber(Matter matter, Situation here) {
        return numbers.next(matter.zone, here.type().prefix(), here.today().getYear());
    }

    private Situation situation(Viewer viewer, MatterType type) {
        return new Situation(viewer, clock.instant(), calendars.of(viewer.zone()), type, units.naming(viewer.zone()));
    }

    private Actor actor(Viewer viewer, Situation here) {
        return Actor.of(viewer, units.nameOf(viewer), here.now());
    }

    private void publish(Viewer viewer, Matter matter, List<Happening> happenings) {
        for (var happening : happenings) {
            var verb = happening.event().getClass().getSimpleName();
            events.publishEvent(new Acted(
                    viewer,
                    "matter." + verb,
                    "matter",
                    matter.id.value(),
                    Map.of(
                            "number",
                            matter.number == null ? "" : matter.number,
                            "to",
                            happening.to().name())));
            events.publishEvent(new MatterHappened(
                    viewer,
                    matter.id,
                    matter.number,
                    matter.facts.title(),
                    matter.leadUnit,
                    matter.createdBy,
                    happening.from(),
                    happening.to(),
                    happening.event(),
                    BusinessZone.today(clock)));
        }
    }
}
