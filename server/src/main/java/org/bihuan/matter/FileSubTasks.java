package org.bihuan.matter;

import java.util.List;
import org.bihuan.calendar.Calendars;
import org.springframework.stereotype.Component;

/** The parts of a matter as its file shows them, each with what the ladder will do with it next. */
@Component
class FileSubTasks {

    private final Ladders ladders;
    private final Calendars calendars;

    FileSubTasks(Ladders ladders, Calendars calendars) {
        this.ladders = ladders;
        this.calendars = calendars;
    }

    List<SubTaskShow> of(Matter matter, MatterType type, SubTaskShow.Reading reading) {
        if (matter.parts.subTasks.isEmpty()) {
            return List.of();
        }
        var ladder = ladders.current(matter.zone).within(type.definition()).ofColours();
        return SubTaskShow.of(
                matter,
                reading,
                part -> PartClimb.next(
                        matter,
                        part,
                        ladder,
                        reading.now(),
                        calendars.of(matter.zone),
                        type.definition().dayKind()));
    }
}
