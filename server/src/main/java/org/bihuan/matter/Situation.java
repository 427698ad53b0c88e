package org.bihuan.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a decision: who, when, on which calendar, under which rules. Handed to the aggregate, which has no
 * clock, no database and no calendar of its own.
 *
 * @param unitNames resolves the name of a unit at this moment, for the timeline
 */
record Situation(Viewer viewer, Instant now, WorkingCalendar calendar, MatterType type, UnitNaming unitNames) {

    /** The names units have now. */
    interface UnitNaming {

        /** Of a unit that is to work; refuses one that is unknown or closed with {@code MATTER-UNIT-UNKNOWN}. */
        String open(UnitId unit, String field);

        /** Of a unit that has worked; it may be closed by now. */
        String of(UnitId unit);
    }

    /** Whom the viewer stands in for. */
    @Nullable
    AccountId principal() {
        var acting = viewer.acting();
        return acting == null ? null : acting.principal();
    }

    LocalDate today() {
        return BusinessZone.dateOf(now);
    }

    MatterType.Definition rules() {
        return type.definition();
    }

    LocalDate inDays(int days) {
        return calendar.add(today(), days, rules().dayKind());
    }

    Instant endOfDayIn(int days) {
        return BusinessZone.endOf(inDays(days));
    }

    /** The business limit when nobody names a day: what was chosen at the opening, else the type's. */
    LocalDate usualLimit(@Nullable TimeChoice chosen) {
        return Optional.ofNullable(chosen)
                .flatMap(choice -> choice.limit(rules()))
                .map(limit -> limit.due(today(), calendar))
                .orElseGet(() -> inDays(rules().limitDays()));
    }

    /** The sign-for limit of the scheme chosen, else of the type. */
    Instant signLimit(@Nullable TimeChoice chosen) {
        return Optional.ofNullable(chosen)
                .flatMap(choice -> choice.scheme(rules()))
                .map(TimeScheme::studyDays)
                .map(this::endOfDayIn)
                .orElseGet(() -> inHours(rules().signHours()));
    }

    /** When the scheme chosen wants the first feedback; null: it does not say. */
    @Nullable
    Instant feedbackLimit(@Nullable TimeChoice chosen) {
        return Optional.ofNullable(chosen)
                .flatMap(choice -> choice.scheme(rules()))
                .map(TimeScheme::feedbackDays)
                .map(this::endOfDayIn)
                .orElse(null);
    }

    /** Of what follows the receipt: the plan, where the type asks for one, else the first feedback. */
    @Nullable
    Instant workLimit(@Nullable TimeChoice chosen) {
        var days = rules().planDays();
        return days == null ? feedbackLimit(chosen) : endOfDayIn(days);
    }

    Instant inHours(int hours) {
        return now.plus(Duration.ofHours(hours));
    }

    /** The first day the light is blue for a limit. */
    @Nullable
    LocalDate remindOn(@Nullable LocalDate dueOn) {
        return dueOn == null ? null : calendar.add(dueOn, -rules().remindDays(), rules().dayKind());
    }
}
