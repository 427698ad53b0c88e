package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.CORRECTION;
import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.schema.matter.tables.records.MatterIntervalRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Keeps the spans of a matter's states (状态区间). One span stands at any moment; something that is counted but changes
 * nothing, such as an urging, is a span of no length.
 */
@Repository
class Intervals {

    /**
     * The spans an act begins, and whether the span before them ends with the step being let go of.
     *
     * @param begun the last one is open, unless nothing but markers has begun
     */
    record Begun(List<MatterIntervalRecord> begun, boolean replaces, boolean endsHold) {}

    private final DSLContext sql;

    Intervals(DSLContext sql) {
        this.sql = sql;
    }

    /** Reads the happenings of the matter, and moves its span on. The events must have been numbered before. */
    static Begun of(Matter matter, Instant at) {
        var begun = new ArrayList<MatterIntervalRecord>();
        var happenings = matter.happenings();
        var before = matter.span;
        @Nullable MatterIntervalRecord running = null;
        boolean endsHold = false;
        for (int i = 0; i < happenings.size(); i++) {
            var happening = happenings.get(i);
            var move = Move.of(happening, i + 1 < happenings.size() ? happenings.get(i + 1) : null);
            var span = Span.of(matter, happening.to(), happening.round());
            var seq = matter.lastSeq - happenings.size() + i + 1;
            var changes = !span.equals(matter.span);
            if (!changes && move == null) {
                continue;
            }
            if (changes) {
                var holds = span.isSameHold(matter.span);
                endsHold |= running == null && !holds && before != null;
                matter.heldSince = holds && matter.heldSince != null ? matter.heldSince : at;
                if (running != null) {
                    running.setToAt(at);
                    running.setEndsHold(!holds);
                }
                matter.span = span;
            }
            var row = row(matter, span, seq, at);
            if (move != null) {
                row.setMove(move.name());
                close(row, move, matter, at);
            }
            begun.add(row);
            if (changes) {
                running = row;
            } else {
                row.setToAt(at);
            }
        }
        return new Begun(begun, running != null && before != null, endsHold);
    }

    private static void close(MatterIntervalRecord row, Move move, Matter matter, Instant at) {
        if (move == Move.CLOSED) {
            var reported = matter.reportedAt;
            row.setDoneOn(BusinessZone.dateOf(reported == null ? at : reported));
            row.setOpenedAt(matter.openedAt);
        }
    }

    private static MatterIntervalRecord row(Matter matter, Span span, int seq, Instant from) {
        var lead = span.leadUnit();
        var row = new MatterIntervalRecord();
        row.setZoneId(matter.zone.value());
        row.setMatterId(matter.id.value());
        row.setSeq(seq);
        row.setFromAt(from);
        row.setState(span.state().name());
        row.setRound(span.round());
        row.setTypeCode(matter.typeCode);
        row.setLeadUnitId(lead == null ? null : lead.value());
        row.setPercent(span.percent());
        row.setOriginalDueOn(span.originalDueOn());
        row.setDueOn(span.dueOn());
        row.setSourceKind(span.source().name());
        row.setSponsor(span.sponsor());
        row.setHeldSince(Objects.requireNonNull(matter.heldSince));
        row.setEndsHold(false);
        row.setRecordedAt(from);
        return row;
    }

    /** Ends the spans that are replaced and writes the new ones, a few statements for all matters together. */
    void write(ZoneKey zone, Collection<Begun> all, Instant at) {
        end(zone, matters(all, true), true, at);
        end(zone, matters(all, false), false, at);
        sql.batchInsert(all.stream().flatMap(each -> each.begun().stream()).toList())
                .execute();
    }

    private static List<UUID> matters(Collection<Begun> all, boolean endsHold) {
        return all.stream()
                .filter(each -> each.replaces() && each.endsHold() == endsHold)
                .map(each -> each.begun().getFirst().getMatterId())
                .toList();
    }

    private void end(ZoneKey zone, List<UUID> matters, boolean endsHold, Instant at) {
        if (!matters.isEmpty()) {
            sql.update(MATTER_INTERVAL)
                    .set(MATTER_INTERVAL.TO_AT, at)
                    .set(MATTER_INTERVAL.ENDS_HOLD, endsHold)
                    .where(
                            MATTER_INTERVAL.ZONE_ID.eq(zone.value()),
                            MATTER_INTERVAL.MATTER_ID.in(matters),
                            MATTER_INTERVAL.TO_AT.isNull(),
                            MATTER_INTERVAL.SUPERSEDED_AT.isNull())
                    .execute();
        }
    }

    /** Tells the past anew where a correction says so; what was told before stays, as known until now. */
    void rewrite(Matter matter, Actor actor) {
        var rewriting = matter.rewriting;
        if (rewriting == null) {
            return;
        }
        var spans = sql.selectFrom(MATTER_INTERVAL)
                .where(
                        MATTER_INTERVAL.ZONE_ID.eq(matter.zone.value()),
                        MATTER_INTERVAL.MATTER_ID.eq(matter.id.value()),
                        MATTER_INTERVAL.SUPERSEDED_AT.isNull())
                .orderBy(MATTER_INTERVAL.SEQ)
                .fetch();
        var anew = rewriting.of(spans, matter.reportedAt);
        var changed = new ArrayList<MatterIntervalRecord>();
        var at = actor.at();
        for (int i = 0; i < spans.size(); i++) {
            if (!anew.get(i).equals(spans.get(i))) {
                changed.add(anew.get(i));
                var known = spans.get(i).getRecordedAt();
                at = known.isBefore(at) ? at : known.plus(1, ChronoUnit.MICROS);
            }
        }
        for (var span : changed) {
            span.setRecordedAt(at);
        }
        supersede(matter, changed.stream().map(MatterIntervalRecord::getSeq).toList(), at);
        sql.batchInsert(changed).execute();
        matter.span = Span.of(matter, matter.state, matter.round);
        for (var happening : matter.happenings()) {
            if (happening.event() instanceof MatterEvent.Corrected corrected) {
                keep(matter, corrected, actor);
            }
        }
    }

    private void supersede(Matter matter, List<Integer> seqs, Instant at) {
        sql.update(MATTER_INTERVAL)
                .set(MATTER_INTERVAL.SUPERSEDED_AT, at)
                .where(
                        MATTER_INTERVAL.ZONE_ID.eq(matter.zone.value()),
                        MATTER_INTERVAL.MATTER_ID.eq(matter.id.value()),
                        MATTER_INTERVAL.SEQ.in(seqs),
                        MATTER_INTERVAL.SUPERSEDED_AT.isNull())
                .execute();
    }

    private void keep(Matter matter, MatterEvent.Corrected corrected, Actor actor) {
        for (var made : corrected.made()) {
            sql.insertInto(CORRECTION)
                    .set(CORRECTION.ZONE_ID, matter.zone.value())
                    .set(CORRECTION.ID, Ids.next())
                    .set(CORRECTION.MATTER_ID, matter.id.value())
                    .set(CORRECTION.FACT, made.fact().name())
                    .set(CORRECTION.BEFORE, made.before())
                    .set(CORRECTION.AFTER, made.after())
                    .set(CORRECTION.EFFECTIVE_AT, made.effectiveAt())
                    .set(CORRECTION.RECORDED_AT, actor.at())
                    .set(CORRECTION.REASON, corrected.reason())
                    .set(CORRECTION.ACCOUNT_ID, actor.account())
                    .set(CORRECTION.ACTOR_NAME, actor.name())
                    .execute();
        }
    }

    /** From now on these matters have never been: they were taken in by mistake. */
    void disown(ZoneKey zone, List<UUID> matters, Instant at) {
        sql.update(MATTER_INTERVAL)
                .set(MATTER_INTERVAL.SUPERSEDED_AT, at)
                .where(
                        MATTER_INTERVAL.ZONE_ID.eq(zone.value()),
                        MATTER_INTERVAL.MATTER_ID.in(matters),
                        MATTER_INTERVAL.SUPERSEDED_AT.isNull())
                .execute();
    }
}
