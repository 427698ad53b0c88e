package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.matter.LadderRule.Reading;
import org.bihuan.matter.LadderRule.Trigger;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.national();
    private static final Ladder LADDER = new Ladder(
            3,
            List.of(
                    new LadderRule("near-due", Rung.BLUE, Trigger.BEFORE_DUE, 3, false),
                    new LadderRule("behind-pace", Rung.YELLOW, Trigger.BEHIND_PACE, 0, false),
                    new LadderRule("unsigned-1", Rung.YELLOW, Trigger.UNSIGNED, 1, false),
                    new LadderRule("step-3", Rung.ORANGE, Trigger.STEP_OVERDUE, 3, true),
                    new LadderRule("overdue-1", Rung.RED, Trigger.OVERDUE, 1, true),
                    new LadderRule("instructed-1", Rung.RED, Trigger.INSTRUCTED_OVERDUE, 1, true),
                    new LadderRule("overdue-5", Rung.LISTED, Trigger.OVERDUE, 5, true)));

    /** Opened on Monday 2 November 2026, due on Friday 20 November. */
    @ParameterizedTest(name = "{0} {1} % on {2}: {5}")
    @CsvSource({
        "IN_PROGRESS, 80, 2026-11-16, , false, ",
        "IN_PROGRESS, 80, 2026-11-17, , false, near-due",
        "IN_PROGRESS, 10, 2026-11-07, , false, ",
        "IN_PROGRESS, 10, 2026-11-08, , false, behind-pace",
        "IN_PROGRESS, 99, 2026-11-20, , false, near-due",
        "IN_PROGRESS, 99, 2026-11-22, , false, near-due",
        "IN_PROGRESS, 99, 2026-11-23, , false, overdue-1",
        "IN_PROGRESS, 99, 2026-11-26, , false, overdue-1",
        "IN_PROGRESS, 99, 2026-11-27, , false, overdue-5",
        "ASSIGNED, 0, 2026-11-03, 2026-11-02, false, unsigned-1",
        "ASSIGNED, 0, 2026-11-05, 2026-11-02, false, step-3",
        "REWORK, 50, 2026-11-04, 2026-11-03, true, instructed-1",
        "REWORK, 50, 2026-11-04, 2026-11-03, false, ",
    })
    void standsOnTheHighestRungWhoseRuleHolds(
            MatterState state,
            int percent,
            LocalDate today,
            @Nullable LocalDate step,
            boolean instructed,
            @Nullable String rule) {
        var matter =
                new Reading(state, percent, instructed, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 20), step);

        var reached = LADDER.reached(matter, noon(today), CALENDAR, DayKind.WORKING);

        assertThat(reached.map(LadderRule::id).orElse(null)).isEqualTo(rule);
    }

    /** Whatever day is foretold for the next climb is the first on which the ladder reaches higher. */
    @Property(tries = 300)
    void foretellsTheDayOfTheNextClimb(
            @ForAll @IntRange(min = 0, max = 99) int percent,
            @ForAll @IntRange(min = -10, max = 60) int due,
            @ForAll @IntRange(min = -5, max = 30) int step,
            @ForAll boolean instructed) {
        var opened = LocalDate.of(2026, 11, 2);
        var today = LocalDate.of(2026, 11, 9);
        var matter = new Reading(
                MatterState.IN_PROGRESS, percent, instructed, opened, today.plusDays(due), today.plusDays(step));
        var rung = reached(matter, today);

        var next = LADDER.next(matter, rung, noon(today), CALENDAR, DayKind.WORKING);

        next.ifPresentOrElse(
                climb -> {
                    for (var day = today; day.isBefore(climb.on()); day = day.plusDays(1)) {
                        assertThat(reached(matter, day)).isEqualTo(rung);
                    }
                    assertThat(reached(matter, climb.on())).isEqualTo(climb.rung());
                },
                () -> assertThat(reached(matter, today.plusDays(400))).isEqualTo(rung));
    }

    @Test
    void countsHoursThroughNightsWhileAMatterLiesInASharedInbox() {
        var handedOver = Instant.parse("2026-11-20T08:00:00Z");
        var ladder = new Ladder(1, List.of(new LadderRule("shared", Rung.ORANGE, Trigger.SHARED_INBOX, 0, true, 24)));
        var inbox = new Reading(MatterState.ASSIGNED, 0, false, null, null, null, handedOver);

        assertThat(ladder.next(inbox, null, handedOver, CALENDAR, DayKind.WORKING)
                        .map(Ladder.Next::at))
                .contains(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(ladder.reached(inbox, Instant.parse("2026-11-21T07:59:59Z"), CALENDAR, DayKind.WORKING))
                .isEmpty();
        assertThat(ladder.reached(inbox, Instant.parse("2026-11-21T08:00:00Z"), CALENDAR, DayKind.WORKING))
                .isPresent();
        assertThat(Reading.sharedSince(MatterState.ASSIGNED, "李明", handedOver)).isNull();
        assertThat(Reading.sharedSince(MatterState.RECEIVED, null, handedOver)).isNull();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(BusinessZone.SHANGHAI).toInstant();
    }

    private static @Nullable Rung reached(Reading matter, LocalDate day) {
        return LADDER.reached(matter, noon(day), CALENDAR, DayKind.WORKING)
                .map(LadderRule::rung)
                .orElse(null);
    }
}
