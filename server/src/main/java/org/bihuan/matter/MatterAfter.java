package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.calendar.Calendars;
import org.bihuan.calendar.DayKind;
import org.bihuan.schema.matter.tables.records.MatterEventRecord;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What stands beside a file once its own work is over or resting: evaluation, shelving, mergers. */
@Repository
public class MatterAfter {

    /**
     * @param grade absent until somebody has evaluated it
     * @param days what its days are: working or natural ones
     */
    public record Evaluation(
            @Nullable Grade grade,
            @Nullable String opinion,
            @Nullable String by,
            @Nullable Instant at,
            DayKind days,
            Performance performance) {}

    public record Shelf(
            String reason,
            @Nullable String approvedBy,
            LocalDate reviewOn,
            @Nullable Instant since) {}

    /**
     * @param evaluation absent while it is not closed
     * @param shelf absent while it is not shelved
     * @param mergedInto where its number leads
     * @param absorbed those whose numbers lead here, which the viewer may see
     */
    public record After(
            @Nullable Evaluation evaluation,
            @Nullable Shelf shelf,
            MatterShow.@Nullable Link mergedInto,
            List<MatterShow.Link> absorbed) {}

    private final DSLContext sql;
    private final MatterSight sight;
    private final MatterRepository matters;
    private final MatterTypes types;
    private final MatterShow files;
    private final Calendars calendars;
    private final JsonMapper json;

    MatterAfter(
            DSLContext sql,
            MatterSight sight,
            MatterRepository matters,
            MatterTypes types,
            MatterShow files,
            Calendars calendars,
            JsonMapper json) {
        this.sql = sql;
        this.sight = sight;
        this.matters = matters;
        this.types = types;
        this.files = files;
        this.calendars = calendars;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public After of(Viewer viewer, MatterId id) {
        sight.mustSee(viewer, id);
        var matter = matters.find(viewer.zone(), id).orElseThrow(MatterSight::missing);
        var into = matter.mergedInto;
        return new After(
                matter.state.kind() == MatterState.Kind.CLOSED ? evaluation(matter) : null,
                matter.state == MatterState.SHELVED ? shelf(matter) : null,
                into == null
                        ? null
                        : files.links(viewer, List.of(into)).stream()
                                .findFirst()
                                .orElse(null),
                absorbed(viewer, id));
    }

    private Evaluation evaluation(Matter matter) {
        var kind = types.version(matter.zone, matter.typeId).definition().dayKind();
        var performance = Performance.of(matter, calendars.of(matter.zone), kind);
        var row = matter.grade == null ? null : last(matter, MatterEvent.Evaluated.class);
        if (row == null) {
            return new Evaluation(matter.grade, null, null, null, kind, performance);
        }
        var said = json.readTree(row.getFacts().data());
        return new Evaluation(
                matter.grade,
                said.path("opinion").stringValue(null),
                row.getActorName(),
                row.getAt(),
                kind,
                performance);
    }

    private @Nullable Shelf shelf(Matter matter) {
        var row = last(matter, MatterEvent.Shelved.class);
        if (row == null) {
            return null;
        }
        var said = json.readTree(row.getFacts().data());
        return new Shelf(
                said.path("reason").asString(),
                said.path("approvedBy").stringValue(null),
                LocalDate.parse(said.path("reviewOn").asString()),
                matter.pausedAt);
    }

    private @Nullable MatterEventRecord last(Matter matter, Class<? extends MatterEvent> event) {
        return sql.selectFrom(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(matter.zone.value()),
                        MATTER_EVENT.MATTER_ID.eq(matter.id.value()),
                        MATTER_EVENT.EVENT.eq(inline(event.getSimpleName())))
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(1)
                .fetchOne();
    }

    private List<MatterShow.Link> absorbed(Viewer viewer, MatterId id) {
        return sql.select(MATTER_.ID, MATTER_.NUMBER, MATTER_.TITLE, MATTER_.STATE)
                .from(MATTER_)
                .where(MatterConditions.visibleTo(viewer), MATTER_.MERGED_INTO.eq(id.value()))
                .orderBy(MATTER_.NUMBER)
                .limit(50)
                .fetch(row -> new MatterShow.Link(
                        row.value1(), row.value2(), row.value3(), MatterState.valueOf(row.value4())));
    }
}
