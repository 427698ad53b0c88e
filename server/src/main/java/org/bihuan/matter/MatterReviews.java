package org.bihuan.matter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looking at a closed matter again (回头看), for the room that appoints who does it: the person appointed sees the matter
 * while the look-back is open, and what they find goes into its timeline; what does not hold is reopened at once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class MatterReviews {

    /**
     * What somebody found.
     *
     * @param reworkDueOn the limit of what is reopened; absent: the type's
     */
    public record Finding(
            boolean holds,
            VerificationMethod method,
            String opinion,
            @Nullable LocalDate reworkDueOn,
            List<UUID> evidence) {}

    private static final EnumSet<Slot> APPOINTED = EnumSet.of(Slot.LOOK_BACK_PERSON);

    private final MatterRepository matters;
    private final MatterTypes types;
    private final MatterSight sight;
    private final MatterUnits units;
    private final MatterEvidence evidence;
    private final Calendars calendars;
    private final MatterNews news;
    private final Clock clock;

    MatterReviews(
            MatterRepository matters,
            MatterTypes types,
            MatterSight sight,
            MatterUnits units,
            MatterEvidence evidence,
            Calendars calendars,
            MatterNews news,
            Clock clock) {
        this.matters = matters;
        this.types = types;
        this.sight = sight;
        this.units = units;
        this.evidence = evidence;
        this.calendars = calendars;
        this.news = news;
        this.clock = clock;
    }

    /** Lets this person alone see the matter for its look-back; nobody when absent. */
    public void appoint(ZoneKey zone, MatterId id, @Nullable PersonId person) {
        var matter = matters.find(zone, id).orElseThrow(MatterSight::missing);
        matters.replaceSlots(matter, APPOINTED, person == null ? List.of() : List.of(appointed(person)));
    }

    /** The same for many at once. */
    public void appoint(ZoneKey zone, Map<MatterId, PersonId> people) {
        var found = matters.lockAll(zone, people.keySet());
        matters.replaceSlots(
                zone,
                APPOINTED,
                found.values().stream()
                        .map(matter -> new MatterRepository.NewMatter(
                                matter, List.of(appointed(Objects.requireNonNull(people.get(matter.id))))))
                        .toList());
    }

    private static Responsibility appointed(PersonId person) {
        return new Responsibility(Slot.LOOK_BACK_PERSON, null, person, null, null);
    }

    /** Writes down what was found; refuses whoever handled or helped ({@code MATTER-VERIFIER-IS-HANDLER}). */
    public void record(Viewer viewer, MatterId id, Finding finding) {
        var matter = matters.find(viewer.zone(), id).orElseThrow(MatterSight::missing);
        sight.mustSee(viewer, matter);
        MatterPolicy.refusal(matter, MatterAct.LOOK_BACK, viewer, matters.units(matter, Slot.SUPPORTING_UNIT))
                .ifPresent(problem -> {
                    throw problem;
                });
        evidence.mustBeCitable(viewer, finding.evidence());
        var here = new Situation(
                viewer,
                clock.instant(),
                calendars.of(viewer.zone()),
                types.version(viewer.zone(), matter.typeId),
                units.naming(viewer.zone()));
        new Aftermath(matter, here).lookBack(finding);
        var version = matter.version;
        var happenings = matter.happenings();
        if (!matters.update(matter, Actor.of(viewer, units.nameOf(viewer), here.now()))) {
            throw sight.stale(viewer, matter, version);
        }
        matters.replaceSlots(matter, APPOINTED, List.of());
        news.spread(viewer, matter, happenings);
    }

    /** Writes down what the room above has decided: the report was false. Nothing about the state changes. */
    public void foundFalse(Viewer viewer, MatterId id, UUID finding, String opinion) {
        var matter = matters.find(viewer.zone(), id).orElseThrow(MatterSight::missing);
        matter.happened(new MatterEvent.FalselyReported(finding, opinion), matter.state);
        var version = matter.version;
        var happenings = matter.happenings();
        if (!matters.update(matter, Actor.of(viewer, units.nameOf(viewer), clock.instant()))) {
            throw sight.stale(viewer, matter, version);
        }
        news.spread(viewer, matter, happenings);
    }
}
