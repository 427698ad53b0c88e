package org.bihuan.matter;

import java.time.Instant;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.matter.MatterShow.BusinessClock;
import org.bihuan.matter.MatterShow.StepClock;

/** The two clocks of a matter as its file shows them: of the step, and of the whole. */
final class FileClocks {

    private FileClocks() {}

    static StepClock step(Matter matter, Instant now) {
        var due = matter.stepDueAt;
        return new StepClock(
                matter.stepStartedAt,
                due,
                matter.state.kind() == MatterState.Kind.OPEN && due != null && due.isBefore(now));
    }

    static BusinessClock business(Matter matter, WorkingCalendar calendar, Instant now) {
        var due = matter.dueOn;
        return new BusinessClock(
                matter.openedAt,
                matter.originalDueOn,
                due,
                MatterList.daysLeft(due, now, calendar),
                MatterList.elapsed(matter.openedAt, due, now),
                due != null && !calendar.knows(due.getYear()));
    }
}
