package org.bihuan.matter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.Acted;
import org.bihuan.shared.ActedTogether;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail and the rooms above what has happened to a matter, in the transaction that wrote it. */
@Component
class MatterNews {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    MatterNews(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Tells the rooms above alone, for what is one line of the audit trail whatever many matters it touches. */
    void tellRooms(Viewer viewer, Matter matter, List<Happening> happenings) {
        happenings.forEach(happening -> events.publishEvent(happened(viewer, matter, happening, false)));
    }

    private MatterHappened happened(Viewer viewer, Matter matter, Happening happening, boolean together) {
        return new MatterHappened(
                viewer,
                matter.id,
                matter.parent,
                matter.number,
                Restriction.outwardTitle(matter),
                matter.leadUnit,
                matter.createdBy,
                happening.from(),
                happening.to(),
                happening.event(),
                BusinessZone.today(clock),
                together,
                matter.restrictedBecause != null);
    }

    void spread(Viewer viewer, Matter matter, List<Happening> happenings) {
        for (var happening : happenings) {
            events.publishEvent(acted(viewer, matter, happening));
            events.publishEvent(happened(viewer, matter, happening, false));
        }
    }

    /** What has happened to one of the matters of a batch. */
    record Done(Matter matter, List<Happening> happenings) {}

    void spread(Viewer viewer, List<Done> batch) {
        var acts = new ArrayList<Acted>();
        var all = new ArrayList<MatterHappened>();
        for (var done : batch) {
            for (var happening : done.happenings()) {
                acts.add(acted(viewer, done.matter(), happening));
                all.add(happened(viewer, done.matter(), happening, true));
            }
        }
        events.publishEvent(new ActedTogether(acts));
        all.forEach(events::publishEvent);
        events.publishEvent(new MattersHappened(all));
    }

    private static Acted acted(Viewer viewer, Matter matter, Happening happening) {
        return new Acted(
                viewer,
                "matter." + happening.event().getClass().getSimpleName(),
                "matter",
                matter.id.value(),
                Map.of("number", matter.numberOrEmpty(), "to", happening.to().name()));
    }
}
