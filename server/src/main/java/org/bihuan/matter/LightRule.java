package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/**
 * Reads the light from both clocks, in this order: done or paused; past the due day is red; a step past its limit, or
 * work {@value #BEHIND_POINTS} percentage points behind the even pace, is yellow; from the reminding day on blue; on pace
 * with work begun green; otherwise grey. {@code MatterConditions} says the same in SQL, and a test compares the two.
 */
final class LightRule {

    /** Goes with every computed light, so that a figure can say which rule made it. */
    static final String ID = "light-1";

    /** How far behind the even pace a matter may fall before it turns yellow, in percentage points. */
    static final int BEHIND_POINTS = 20;

    private LightRule() {}

    /** What the rule needs to know. */
    record Reading(
            MatterState state,
            int percent,
            @Nullable Instant openedAt,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate remindOn,
            @Nullable Instant stepDueAt) {}

    static Light of(Reading matter, Instant now) {
        return switch (matter.state().kind()) {
            case CLOSED -> Light.GREEN;
            case DRAFT, PAUSED, CANCELLED -> Light.GREY;
            case OPEN -> running(matter, now);
        };
    }

    private static Light running(Reading matter, Instant now) {
        var today = BusinessZone.dateOf(now);
        var due = matter.dueOn();
        if (due != null && due.isBefore(today)) {
            return Light.RED;
        }
        var stepDue = matter.stepDueAt();
        if ((stepDue != null && stepDue.isBefore(now)) || behindPace(matter, today)) {
            return Light.YELLOW;
        }
        var remind = matter.remindOn();
        if (remind != null && !remind.isAfter(today)) {
            return Light.BLUE;
        }
        return matter.percent() > 0 ? Light.GREEN : Light.GREY;
    }

    private static boolean behindPace(Reading matter, LocalDate today) {
        var opened = matter.openedAt();
        var due = matter.dueOn();
        if (opened == null || due == null) {
            return false;
        }
        var from = BusinessZone.dateOf(opened);
        long whole = ChronoUnit.DAYS.between(from, due);
        long gone = ChronoUnit.DAYS.between(from, today);
        return whole > 0 && matter.percent() * whole < 100 * gone - BEHIND_POINTS * whole;
    }
}
