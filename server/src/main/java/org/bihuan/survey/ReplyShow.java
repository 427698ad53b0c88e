package org.bihuan.survey;

import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.survey.Tables.GIVEN_FACT;
import static org.bihuan.schema.survey.Tables.REPLY;
import static org.bihuan.schema.survey.Tables.REPLY_STEP;
import static org.bihuan.schema.survey.Tables.SURVEY_;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.form.FormVersion;
import org.bihuan.form.FormVersions;
import org.bihuan.form.Question;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a unit is asked, and one reply with its form and what has been reported elsewhere already. */
@Repository
public class ReplyShow {

    public record Row(
            UUID id,
            String title,
            String unit,
            ReplyState state,
            LocalDate dueOn,
            String askedByName,
            Instant askedAt,
            int questions,
            int answered,
            int repeated) {}

    public record Step(
            ReplyState step,
            String byName,
            Instant at,
            @Nullable String reason) {}

    /**
     * An answer the unit has given to the same question before.
     *
     * @param key of the question here
     * @param source the survey it was given in
     */
    public record Offer(String key, String answer, String source, LocalDate givenOn) {}

    /** @param mayWrite open and the viewer's own; {@code mayDecide} handed in, and the viewer asks and did not fill it in */
    public record File(
            UUID id,
            String title,
            String unit,
            ReplyState state,
            LocalDate dueOn,
            String askedByName,
            FormVersion form,
            Map<String, String> answers,
            List<Offer> offers,
            List<Step> steps,
            @Nullable String reason,
            boolean mayWrite,
            boolean mayDecide,
            int version) {}

    private static final int MOST_STEPS = 100;

    private final DSLContext sql;
    private final SurveyRepository replies;
    private final FormVersions forms;

    ReplyShow(DSLContext sql, SurveyRepository replies, FormVersions forms) {
        this.sql = sql;
        this.replies = replies;
        this.forms = forms;
    }

    /** @param state absent: all of them */
    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, @Nullable ReplyState state, PageRequest request) {
        viewer.mustHave(Permit.MATTER_HANDLE);
        var where = REPLY.ZONE_ID
                .eq(viewer.zone().value())
                .and(SurveySight.own(viewer))
                .and(state == null ? noCondition() : REPLY.STATE.eq(state.name()));
        var rows = sql.select(
                        REPLY.ID,
                        SURVEY_.TITLE,
                        UNIT.NAME,
                        REPLY.STATE,
                        SURVEY_.DUE_ON,
                        SURVEY_.ASKED_BY_NAME,
                        SURVEY_.ASKED_AT,
                        SURVEY_.QUESTIONS,
                        REPLY.ANSWERED,
                        REPLY.REPEATED)
                .from(REPLY)
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(REPLY.ZONE_ID), UNIT.ID.eq(REPLY.UNIT_ID))
                .where(where)
                .orderBy(SURVEY_.DUE_ON.desc(), REPLY.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        ReplyState.valueOf(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
        return Page.of(rows, request, () -> sql.fetchCount(REPLY, where));
    }

    @Transactional(readOnly = true)
    public File of(Viewer viewer, UUID id) {
        if (!viewer.may(Permit.MATTER_HANDLE)) {
            viewer.mustHave(Permit.MATTER_SUPERVISE);
        }
        var reply = replies.find(viewer.zone(), id).orElseThrow(Reply::missing);
        boolean own = viewer.may(Permit.MATTER_HANDLE) && viewer.ownUnits().contains(reply.unit());
        boolean asks = SurveySight.asks(viewer, reply.survey().askingUnit());
        if (!own && !asks) {
            throw Reply.missing();
        }
        var form = forms.version(viewer.zone(), reply.survey().formVersion())
                .orElseThrow(() -> new IllegalStateException("survey without its form"));
        var head = sql.select(SURVEY_.DUE_ON, SURVEY_.ASKED_BY_NAME, UNIT.NAME, REPLY.REASON)
                .from(REPLY)
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(REPLY.ZONE_ID), UNIT.ID.eq(REPLY.UNIT_ID))
                .where(REPLY.ZONE_ID.eq(viewer.zone().value()), REPLY.ID.eq(id))
                .fetchOptional()
                .orElseThrow(Reply::missing);
        boolean mayWrite = own && viewer.acting() == null && reply.state().isOpen();
        return new File(
                id,
                reply.survey().title(),
                head.value3(),
                reply.state(),
                head.value1(),
                head.value2(),
                form,
                reply.answers(),
                mayWrite ? offers(viewer, reply, form) : List.of(),
                steps(viewer, id),
                head.value4(),
                mayWrite,
                asks
                        && viewer.acting() == null
                        && reply.state() == ReplyState.HANDED_IN
                        && !viewer.isOneWith(reply.filledBy()),
                reply.version());
    }

    private List<Step> steps(Viewer viewer, UUID id) {
        return sql.select(REPLY_STEP.STEP, REPLY_STEP.BY_NAME, REPLY_STEP.AT, REPLY_STEP.REASON)
                .from(REPLY_STEP)
                .where(REPLY_STEP.ZONE_ID.eq(viewer.zone().value()), REPLY_STEP.REPLY_ID.eq(id))
                .orderBy(REPLY_STEP.AT.desc(), REPLY_STEP.ID.desc())
                .limit(MOST_STEPS)
                .fetch(row -> new Step(ReplyState.valueOf(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** The latest answer to each fact, in the kind it is asked for here. */
    private List<Offer> offers(Viewer viewer, Reply reply, FormVersion form) {
        var facts = form.sketch().all().stream()
                .map(Question::fact)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (facts.isEmpty()) {
            return List.of();
        }
        var given = sql.select(GIVEN_FACT.FACT, GIVEN_FACT.KIND, GIVEN_FACT.ANSWER, SURVEY_.TITLE, GIVEN_FACT.GIVEN_ON)
                .distinctOn(GIVEN_FACT.ZONE_ID, GIVEN_FACT.FACT, GIVEN_FACT.KIND)
                .from(GIVEN_FACT)
                .join(REPLY)
                .on(REPLY.ZONE_ID.eq(GIVEN_FACT.ZONE_ID), REPLY.ID.eq(GIVEN_FACT.REPLY_ID))
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .where(
                        GIVEN_FACT.ZONE_ID.eq(viewer.zone().value()),
                        GIVEN_FACT.UNIT_ID.eq(reply.unit().value()),
                        GIVEN_FACT.FACT.in(facts),
                        GIVEN_FACT.REPLY_ID.ne(reply.id()))
                .orderBy(
                        GIVEN_FACT.ZONE_ID,
                        GIVEN_FACT.FACT,
                        GIVEN_FACT.KIND,
                        GIVEN_FACT.GIVEN_ON.desc(),
                        GIVEN_FACT.ID.desc())
                .fetch();
        var offers = new ArrayList<Offer>();
        for (var question : form.sketch().all()) {
            given.stream()
                    .filter(row -> row.value1().equals(question.fact())
                            && row.value2().equals(question.field().kind().name()))
                    .findFirst()
                    .ifPresent(row ->
                            offers.add(new Offer(question.field().key(), row.value3(), row.value4(), row.value5())));
        }
        return offers;
    }
}
