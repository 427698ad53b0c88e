package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.bihuan.schema.matter.tables.records.MatterIntervalRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How a correction tells the spans of a matter anew. A moment that moves takes along whatever lies between its old place
 * and its new one, so that the order of things stays.
 */
final class Rewriting {

    private record Shift(Instant from, Instant to) {

        Instant of(Instant at) {
            var first = from.isBefore(to) ? from : to;
            var last = from.isBefore(to) ? to : from;
            return at.isBefore(first) || at.isAfter(last) ? at : to;
        }
    }

    private @Nullable UnitId wrongLead;
    private @Nullable UnitId lead;
    private @Nullable String wrongSponsor;
    private @Nullable String sponsor;
    private @Nullable LocalDate wrongDue;
    private @Nullable LocalDate due;
    private final List<Shift> moves = new ArrayList<>();

    void lead(UnitId wrong, UnitId right) {
        wrongLead = wrong;
        lead = right;
    }

    void sponsor(@Nullable String wrong, String right) {
        wrongSponsor = wrong;
        sponsor = right;
    }

    void due(LocalDate wrong, LocalDate right) {
        wrongDue = wrong;
        due = right;
    }

    void move(Instant from, Instant to) {
        moves.add(new Shift(from, to));
    }

    /** Where a moment lies now. */
    @Nullable
    Instant moved(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        var moved = at;
        for (var move : moves) {
            moved = move.of(moved);
        }
        return moved;
    }

    /**
     * The spans told anew, in the order given; equal ones are left as they are.
     *
     * @param spans those in force, in order of their beginning
     * @param reportedAt the corrected moment of the last report
     */
    List<MatterIntervalRecord> of(List<MatterIntervalRecord> spans, @Nullable Instant reportedAt) {
        var anew = new ArrayList<MatterIntervalRecord>();
        var runBegins = beginningOfRun(
                spans, span -> wrongLead != null && wrongLead.value().equals(span.getLeadUnitId()));
        var sponsorBegins = beginningOfRun(spans, span -> Objects.equals(wrongSponsor, span.getSponsor()));
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i).copy();
            span.changed(MATTER_INTERVAL.SPAN, false);
            span.setZoneId(spans.get(i).getZoneId());
            span.setMatterId(spans.get(i).getMatterId());
            span.setSeq(spans.get(i).getSeq());
            span.setRecordedAt(spans.get(i).getRecordedAt());
            if (lead != null && i >= runBegins) {
                span.setLeadUnitId(lead.value());
            }
            if (sponsor != null && i >= sponsorBegins) {
                span.setSponsor(sponsor);
            }
            limits(span);
            times(span);
            var isLastClosing = isClosing(span) && i >= lastClosing(spans);
            if (isLastClosing && reportedAt != null) {
                span.setDoneOn(BusinessZone.dateOf(reportedAt));
            }
            anew.add(span);
        }
        return anew;
    }

    private static boolean isClosing(MatterIntervalRecord span) {
        return Move.CLOSED.name().equals(span.getMove());
    }

    private static int lastClosing(List<MatterIntervalRecord> spans) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (isClosing(spans.get(i))) {
                return i;
            }
        }
        return spans.size();
    }

    /** What was wrong to the last has been so since then. */
    private static int beginningOfRun(List<MatterIntervalRecord> spans, Predicate<MatterIntervalRecord> wrong) {
        int begins = spans.size();
        while (begins > 0 && wrong.test(spans.get(begins - 1))) {
            begins--;
        }
        return begins;
    }

    private void limits(MatterIntervalRecord span) {
        if (due != null && Objects.equals(span.getOriginalDueOn(), wrongDue)) {
            span.setOriginalDueOn(due);
            if (Objects.equals(span.getDueOn(), wrongDue)) {
                span.setDueOn(due);
            }
        }
    }

    private void times(MatterIntervalRecord span) {
        span.setFromAt(Objects.requireNonNull(moved(span.getFromAt())));
        span.setToAt(moved(span.getToAt()));
        span.setHeldSince(Objects.requireNonNull(moved(span.getHeldSince())));
        span.setOpenedAt(moved(span.getOpenedAt()));
    }
}
