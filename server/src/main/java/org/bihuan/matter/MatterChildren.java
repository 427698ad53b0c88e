package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.time.Clock;
import java.util.List;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The children of a matter and what they come to together (子事项汇总). */
@Repository
public class MatterChildren {

    /** A child and its share. */
    public record Child(MatterList.Row matter, int weight) {}

    /** @param hidden children the viewer may not see; the figures count them too */
    public record Children(RollUp together, List<Child> rows, int hidden) {}

    /**
     * What the children come to. Cancelled ones do not count.
     *
     * @param percent by weight, a closed child counting as 100
     * @param light the worst of them; absent without children
     */
    public record RollUp(
            int all,
            int closed,
            int overdue,
            int percent,
            @Nullable Light light) {

        static RollUp of(List<Child> children) {
            var counted = children.stream()
                    .filter(each -> each.matter().state() != MatterState.CANCELLED)
                    .toList();
            var shares = children.stream()
                    .flatMap(each ->
                            Share.of(each.matter().state(), each.matter().percent(), each.weight()))
                    .toList();
            return new RollUp(
                    counted.size(),
                    (int) counted.stream().filter(RollUp::isClosed).count(),
                    (int) counted.stream()
                            .filter(each -> each.matter().light() == Light.RED)
                            .count(),
                    Share.together(shares).orElse(0),
                    counted.stream()
                            .map(each -> each.matter().light())
                            .reduce((one, two) -> badness(one) >= badness(two) ? one : two)
                            .orElse(null));
        }

        private static boolean isClosed(Child child) {
            return child.matter().state().kind() == MatterState.Kind.CLOSED;
        }

        private static int badness(Light light) {
            return switch (light) {
                case RED -> 4;
                case YELLOW -> 3;
                case BLUE -> 2;
                case GREY -> 1;
                case GREEN -> 0;
            };
        }
    }

    private final DSLContext sql;
    private final MatterSight sight;
    private final Calendars calendars;
    private final Clock clock;

    MatterChildren(DSLContext sql, MatterSight sight, Calendars calendars, Clock clock) {
        this.sql = sql;
        this.sight = sight;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Children of(Viewer viewer, MatterId id) {
        sight.mustSee(viewer, id);
        var now = clock.instant();
        var calendar = calendars.of(viewer.zone());
        var seen = org.jooq.impl.DSL.field(MatterConditions.visibleTo(viewer)).as("seen");
        var columns = new java.util.ArrayList<>(MatterList.columns(now));
        columns.add(MATTER_.WEIGHT);
        columns.add(seen);
        var rows = sql.select(columns)
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()), MATTER_.PARENT_ID.eq(id.value()))
                .orderBy(MATTER_.NUMBER, MATTER_.ID)
                .limit(Family.MOST)
                .fetch();
        var all = rows.map(row -> new Child(MatterList.row(row, now, calendar), row.get(MATTER_.WEIGHT)));
        var shown = rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.get("seen", Boolean.class)))
                .map(row -> new Child(MatterList.row(row, now, calendar), row.get(MATTER_.WEIGHT)))
                .toList();
        return new Children(RollUp.of(all), shown, all.size() - shown.size());
    }
}
