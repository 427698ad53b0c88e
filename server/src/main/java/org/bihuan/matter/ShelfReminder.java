package org.bihuan.matter;

import java.time.Clock;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says in the timeline of one shelved matter that its review date has come; the notices follow from that. */
@Component
class ShelfReminder {

    private final MatterRepository matters;
    private final MatterTypes types;
    private final MatterUnits units;
    private final Calendars calendars;
    private final MatterNews news;
    private final Clock clock;

    ShelfReminder(
            MatterRepository matters,
            MatterTypes types,
            MatterUnits units,
            Calendars calendars,
            MatterNews news,
            Clock clock) {
        this.matters = matters;
        this.types = types;
        this.units = units;
        this.calendars = calendars;
        this.news = news;
        this.clock = clock;
    }

    @Transactional
    public void remind(ZoneKey zone, MatterId id) {
        var viewer = Viewer.automatic(zone);
        var matter = matters.find(zone, id).orElseThrow(MatterSight::missing);
        if (matter.state != MatterState.SHELVED) {
            return;
        }
        var here = new Situation(
                viewer, clock.instant(), calendars.of(zone), types.version(zone, matter.typeId), units.naming(zone));
        new Requests(matter, here).reviewDue();
        var happenings = matter.happenings();
        if (matters.update(matter, Actor.of(viewer, null, here.now()))) {
            news.spread(viewer, matter, happenings);
        }
    }
}
