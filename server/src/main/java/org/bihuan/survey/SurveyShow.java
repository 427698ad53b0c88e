package org.bihuan.survey;

import static org.bihuan.schema.form.Tables.FORM_VERSION;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.survey.Tables.REPLY;
import static org.bihuan.schema.survey.Tables.SURVEY_;
import static org.jooq.impl.DSL.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Surveys as the asking side sees them, and one of them with how each unit stands. */
@Repository
public class SurveyShow {

    /** @param in handed in or accepted; {@code accepted} of them accepted */
    public record Row(
            UUID id,
            String title,
            String form,
            LocalDate dueOn,
            String askedByName,
            Instant askedAt,
            int units,
            int in,
            int accepted,
            int questions) {}

    public record ReplyRow(
            UUID id,
            String unit,
            ReplyState state,
            int answered,
            int repeated,
            @Nullable String filledByName,
            @Nullable Instant handedInAt) {}

    public record File(Row survey, UUID formVersion, List<ReplyRow> replies) {}

    private static final int MOST_UNITS = 200;

    private final DSLContext sql;

    SurveyShow(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var where = SURVEY_.ZONE_ID.eq(viewer.zone().value()).and(SurveySight.asked(viewer));
        return Page.of(
                rows(viewer, where, request.size(), request.offset()), request, () -> sql.fetchCount(SURVEY_, where));
    }

    private List<Row> rows(Viewer viewer, Condition where, int size, int offset) {
        return sql.select(
                        SURVEY_.ID,
                        SURVEY_.TITLE,
                        FORM_VERSION.NAME,
                        SURVEY_.DUE_ON,
                        SURVEY_.ASKED_BY_NAME,
                        SURVEY_.ASKED_AT,
                        count(REPLY.ID),
                        count(REPLY.ID)
                                .filterWhere(REPLY.STATE.in(ReplyState.HANDED_IN.name(), ReplyState.ACCEPTED.name())),
                        count(REPLY.ID).filterWhere(REPLY.STATE.eq(ReplyState.ACCEPTED.name())),
                        SURVEY_.QUESTIONS)
                .from(SURVEY_)
                .join(FORM_VERSION)
                .on(FORM_VERSION.ZONE_ID.eq(SURVEY_.ZONE_ID), FORM_VERSION.ID.eq(SURVEY_.FORM_VERSION_ID))
                .leftJoin(REPLY)
                .on(REPLY.ZONE_ID.eq(SURVEY_.ZONE_ID), REPLY.SURVEY_ID.eq(SURVEY_.ID))
                .where(where, REPLY.ZONE_ID.eq(viewer.zone().value()))
                .groupBy(
                        SURVEY_.ID,
                        SURVEY_.TITLE,
                        FORM_VERSION.NAME,
                        SURVEY_.DUE_ON,
                        SURVEY_.ASKED_BY_NAME,
                        SURVEY_.ASKED_AT,
                        SURVEY_.ASKED_ON,
                        SURVEY_.QUESTIONS)
                .orderBy(SURVEY_.ASKED_ON.desc(), SURVEY_.ID.desc())
                .limit(size)
                .offset(offset)
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }

    @Transactional(readOnly = true)
    public File of(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var where =
                SURVEY_.ZONE_ID.eq(viewer.zone().value()).and(SURVEY_.ID.eq(id)).and(SurveySight.asked(viewer));
        var survey = rows(viewer, where, 1, 0).stream().findFirst().orElseThrow(Replies::missing);
        var form = sql.select(SURVEY_.FORM_VERSION_ID)
                .from(SURVEY_)
                .where(where)
                .fetchSingle()
                .value1();
        var replies = sql.select(
                        REPLY.ID,
                        UNIT.NAME,
                        REPLY.STATE,
                        REPLY.ANSWERED,
                        REPLY.REPEATED,
                        REPLY.FILLED_BY_NAME,
                        REPLY.HANDED_IN_AT)
                .from(REPLY)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(REPLY.ZONE_ID), UNIT.ID.eq(REPLY.UNIT_ID))
                .where(REPLY.ZONE_ID.eq(viewer.zone().value()), REPLY.SURVEY_ID.eq(id))
                .orderBy(UNIT.SORT, UNIT.NAME)
                .limit(MOST_UNITS)
                .fetch(row -> new ReplyRow(
                        row.value1(),
                        row.value2(),
                        ReplyState.valueOf(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
        return new File(survey, form, replies);
    }
}
