package org.bihuan.bulletin;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A matter as papers quote it.
 *
 * @param happened the latest reports, verifications and decisions, the latest first
 */
record MatterOnPaper(
        UUID id,
        String number,
        String title,
        String requirement,
        String typeName,
        String state,
        @Nullable String severity,
        String sourceKind,
        @Nullable String sourceText,
        @Nullable String place,
        @Nullable UnitId leadUnit,
        String leadUnitName,
        @Nullable String responsibleName,
        int percent,
        @Nullable LocalDate originalDueOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        int urgeCount,
        int extensionCount,
        @Nullable String rung,
        @Nullable LocalDate rungSince,
        List<Slot> slots,
        List<Happened> happened) {

    record Slot(
            String slot,
            @Nullable String unitName,
            @Nullable String personName,
            @Nullable String phone) {

        String shown() {
            return unitName == null ? personName == null ? "" : personName : unitName;
        }
    }

    /**
     * @param text opinion, report or reason, whichever the event carries
     * @param conclusion of a verification; the rung a matter was raised to
     */
    record Happened(
            String event,
            LocalDate on,
            String actor,
            @Nullable String unitName,
            String text,
            String conclusion) {}

    /** Who fills a slot, as a list with 、 between. */
    String in(String slot) {
        return String.join(
                "、",
                slots.stream()
                        .filter(each -> each.slot().equals(slot))
                        .map(Slot::shown)
                        .toList());
    }

    /** The latest of that kind. */
    @Nullable
    Happened latest(String event) {
        return happened.stream()
                .filter(each -> each.event().equals(event))
                .findFirst()
                .orElse(null);
    }

    /** Days past the limit, none before it. */
    int daysLate(LocalDate today) {
        return dueOn == null || !today.isAfter(dueOn) ? 0 : (int) (today.toEpochDay() - dueOn.toEpochDay());
    }
}
