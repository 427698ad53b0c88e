package org.bihuan.matter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the ladder: when it holds, a matter being worked on stands on its rung at least.
 *
 * @param id stable within the ladder, named by every act the rule makes: {@code overdue-1}
 * @param days counted in the days of the matter's type from the day the trigger names, 0 to 250
 * @param levelUp the unit's supervisor sees the matter and is told
 * @param hours for {@code SHARED_INBOX}, which counts hours through nights: 1 to 720; elsewhere absent
 */
public record LadderRule(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
        @NotNull Rung rung,
        @NotNull Trigger trigger,
        @Min(0) @Max(250) int days,
        boolean levelUp,
        @Nullable @Min(1) @Max(720) Integer hours) {

    LadderRule(String id, Rung rung, Trigger trigger, int days, boolean levelUp) {
        this(id, rung, trigger, days, levelUp, null);
    }

    /** What starts to count. */
    public enum Trigger {
        /** 临近到期: so many days before the business limit. */
        BEFORE_DUE,
        /** 序时滞后: as soon as the work is behind the even pace. */
        BEHIND_PACE,
        /** 逾期未签收: so many days after the sign-for limit. */
        UNSIGNED,
        /** 公共收件未认领: so many hours after the hand-over to a unit, while nobody is named and nobody has signed. */
        SHARED_INBOX,
        /** 环节超期: so many days after the limit of the step. */
        STEP_OVERDUE,
        /** 办结超期: so many days after the business limit. */
        OVERDUE,
        /** 批示件超期: so many days after either limit of a matter a leader has instructed on. */
        INSTRUCTED_OVERDUE
    }

    /** What the rules read of a matter. */
    record Reading(
            MatterState state,
            int percent,
            boolean instructed,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate stepDueOn,
            @Nullable Instant sharedSince) {

        Reading(
                MatterState state,
                int percent,
                boolean instructed,
                @Nullable LocalDate openedOn,
                @Nullable LocalDate dueOn,
                @Nullable LocalDate stepDueOn) {
            this(state, percent, instructed, openedOn, dueOn, stepDueOn, null);
        }

        /** Since when it has lain with a unit and no person, if it does. */
        static @Nullable Instant sharedSince(MatterState state, @Nullable String responsible, Instant stepStartedAt) {
            return state == MatterState.ASSIGNED && responsible == null ? stepStartedAt : null;
        }

        static Reading of(Matter matter) {
            var opened = matter.openedAt;
            var stepDue = matter.stepDueAt;
            return new Reading(
                    matter.state,
                    matter.percent,
                    matter.instructed,
                    opened == null ? null : BusinessZone.dateOf(opened),
                    matter.dueOn,
                    stepDue == null ? null : BusinessZone.lastDayBefore(stepDue),
                    sharedSince(matter.state, matter.responsibleName, matter.stepStartedAt));
        }
    }

    /** The first moment the rule holds if nothing changes; null when it never will. Days begin at midnight. */
    @Nullable
    Instant firstMoment(Reading matter, WorkingCalendar calendar, DayKind kind) {
        var since = matter.sharedSince();
        if (trigger == Trigger.SHARED_INBOX) {
            return since == null || hours == null ? null : since.plus(Duration.ofHours(hours));
        }
        var day = firstDay(matter, calendar, kind);
        return day == null ? null : day.atStartOfDay(BusinessZone.SHANGHAI).toInstant();
    }

    private @Nullable LocalDate firstDay(Reading matter, WorkingCalendar calendar, DayKind kind) {
        return switch (trigger) {
            case BEFORE_DUE -> after(matter.dueOn(), -days, calendar, kind);
            case OVERDUE -> after(matter.dueOn(), days, calendar, kind);
            case STEP_OVERDUE -> after(matter.stepDueOn(), days, calendar, kind);
            case UNSIGNED ->
                matter.state() == MatterState.ASSIGNED ? after(matter.stepDueOn(), days, calendar, kind) : null;
            case SHARED_INBOX -> null;
            case BEHIND_PACE -> behindPace(matter);
            case INSTRUCTED_OVERDUE ->
                matter.instructed()
                        ? Stream.of(matter.dueOn(), matter.stepDueOn())
                                .flatMap(Stream::ofNullable)
                                .min(LocalDate::compareTo)
                                .map(limit -> calendar.add(limit, days, kind))
                                .orElse(null)
                        : null;
        };
    }

    private static @Nullable LocalDate after(
            @Nullable LocalDate limit, int days, WorkingCalendar calendar, DayKind kind) {
        return limit == null ? null : calendar.add(limit, days, kind);
    }

    /** The day on which the pace that {@code LightRule} asks for passes what has been done. */
    private static @Nullable LocalDate behindPace(Reading matter) {
        var opened = matter.openedOn();
        var due = matter.dueOn();
        if (opened == null || due == null || !due.isAfter(opened)) {
            return null;
        }
        long whole = due.toEpochDay() - opened.toEpochDay();
        long allowed = Math.floorDiv((matter.percent() + LightRule.BEHIND_POINTS) * whole, 100);
        return allowed >= whole ? null : opened.plusDays(allowed + 1);
    }
}
