package org.bihuan.survey;

import static org.bihuan.schema.survey.Tables.ASKED_FACT;
import static org.bihuan.schema.survey.Tables.GIVEN_FACT;
import static org.bihuan.schema.survey.Tables.REPLY;
import static org.bihuan.schema.survey.Tables.REPLY_FILE;
import static org.bihuan.schema.survey.Tables.REPLY_STEP;
import static org.bihuan.schema.survey.Tables.SURVEY_;
import static org.jooq.impl.DSL.countDistinct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.form.FormVersion;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps surveys and replies: the only place that writes them. */
@Repository
class SurveyRepository {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    SurveyRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** False when the order has been carried out before. */
    boolean insert(Viewer viewer, SurveyOrder order, FormVersion form, Instant at, LocalDate on) {
        return sql.insertInto(SURVEY_)
                        .set(SURVEY_.ZONE_ID, viewer.zone().value())
                        .set(SURVEY_.ID, order.id())
                        .set(SURVEY_.FORM_VERSION_ID, form.id())
                        .set(SURVEY_.TITLE, order.title().strip())
                        .set(SURVEY_.DUE_ON, order.dueOn())
                        .set(SURVEY_.QUESTIONS, form.sketch().all().size())
                        .set(SURVEY_.ASKED_BY, viewer.account().value())
                        .set(SURVEY_.ASKED_BY_NAME, viewer.name())
                        .set(
                                SURVEY_.ASKING_UNIT_ID,
                                viewer.unit() == null ? null : viewer.unit().value())
                        .set(SURVEY_.ASKED_AT, at)
                        .set(SURVEY_.ASKED_ON, on)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void insertFacts(ZoneKey zone, UUID survey, Set<String> facts) {
        if (!facts.isEmpty()) {
            var insert = sql.insertInto(
                    ASKED_FACT, ASKED_FACT.ZONE_ID, ASKED_FACT.ID, ASKED_FACT.SURVEY_ID, ASKED_FACT.FACT);
            for (var fact : facts) {
                insert = insert.values(zone.value(), Ids.next(), survey, fact);
            }
            insert.execute();
        }
    }

    void insertReplies(ZoneKey zone, UUID survey, Collection<UnitId> units, Map<UUID, Integer> repeated) {
        var insert = sql.insertInto(
                REPLY,
                REPLY.ZONE_ID,
                REPLY.ID,
                REPLY.SURVEY_ID,
                REPLY.UNIT_ID,
                REPLY.STATE,
                REPLY.ANSWERS,
                REPLY.ANSWERED,
                REPLY.REPEATED,
                REPLY.VERSION);
        for (var unit : units) {
            insert = insert.values(
                    zone.value(),
                    Ids.next(),
                    survey,
                    unit.value(),
                    ReplyState.ASKED.name(),
                    JSONB.valueOf("{}"),
                    0,
                    repeated.getOrDefault(unit.value(), 0),
                    1);
        }
        insert.execute();
    }

    /** How many of the facts each unit has been asked for since the day. */
    Map<UUID, Integer> askedSince(ZoneKey zone, Collection<UnitId> units, Set<String> facts, LocalDate since) {
        if (facts.isEmpty()) {
            return Map.of();
        }
        return sql.select(REPLY.UNIT_ID, countDistinct(ASKED_FACT.FACT))
                .from(REPLY)
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .join(ASKED_FACT)
                .on(ASKED_FACT.ZONE_ID.eq(REPLY.ZONE_ID), ASKED_FACT.SURVEY_ID.eq(REPLY.SURVEY_ID))
                .where(
                        REPLY.ZONE_ID.eq(zone.value()),
                        REPLY.UNIT_ID.in(units.stream().map(UnitId::value).toList()),
                        ASKED_FACT.FACT.in(facts),
                        SURVEY_.ASKED_ON.ge(since))
                .groupBy(REPLY.UNIT_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    Optional<Reply> find(ZoneKey zone, UUID id) {
        return sql.select(REPLY.fields())
                .select(SURVEY_.fields())
                .from(REPLY)
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .where(is(zone, id))
                .fetchOptional(this::reply);
    }

    /** Held against everybody else until the transaction ends. */
    Optional<Reply> lock(ZoneKey zone, UUID id) {
        var held =
                sql.select(REPLY.ID).from(REPLY).where(is(zone, id)).forUpdate().fetchOne();
        return held == null ? Optional.empty() : find(zone, id);
    }

    void keep(Viewer viewer, Reply reply, Map<String, String> answers, int answered) {
        sql.update(REPLY)
                .set(REPLY.ANSWERS, JSONB.valueOf(json.writeValueAsString(answers)))
                .set(REPLY.ANSWERED, answered)
                .set(REPLY.FILLED_BY, viewer.account().value())
                .set(REPLY.FILLED_BY_NAME, viewer.name())
                .set(REPLY.VERSION, reply.version() + 1)
                .where(is(viewer.zone(), reply.id()))
                .execute();
    }

    void keepFiles(ZoneKey zone, UUID reply, Set<UUID> files) {
        sql.deleteFrom(REPLY_FILE)
                .where(REPLY_FILE.ZONE_ID.eq(zone.value()), REPLY_FILE.REPLY_ID.eq(reply))
                .execute();
        if (!files.isEmpty()) {
            var insert = sql.insertInto(
                    REPLY_FILE, REPLY_FILE.ZONE_ID, REPLY_FILE.ID, REPLY_FILE.REPLY_ID, REPLY_FILE.EVIDENCE_ID);
            for (var file : files) {
                insert = insert.values(zone.value(), Ids.next(), reply, file);
            }
            insert.execute();
        }
    }

    void handIn(ZoneKey zone, UUID reply, Instant at) {
        sql.update(REPLY)
                .set(REPLY.STATE, ReplyState.HANDED_IN.name())
                .set(REPLY.HANDED_IN_AT, at)
                .setNull(REPLY.REASON)
                .where(is(zone, reply))
                .execute();
    }

    void decide(Viewer viewer, Reply reply, ReplyState state, @Nullable String reason, Instant at) {
        sql.update(REPLY)
                .set(REPLY.STATE, state.name())
                .set(REPLY.DECIDED_BY_NAME, viewer.name())
                .set(REPLY.DECIDED_AT, at)
                .set(REPLY.REASON, reason)
                .set(REPLY.VERSION, reply.version() + 1)
                .where(is(viewer.zone(), reply.id()))
                .execute();
    }

    void step(Viewer viewer, UUID reply, ReplyState step, @Nullable String reason, Instant at) {
        sql.insertInto(REPLY_STEP)
                .set(REPLY_STEP.ZONE_ID, viewer.zone().value())
                .set(REPLY_STEP.ID, Ids.next())
                .set(REPLY_STEP.REPLY_ID, reply)
                .set(REPLY_STEP.STEP, step.name())
                .set(REPLY_STEP.BY_NAME, viewer.name())
                .set(REPLY_STEP.AT, at)
                .set(REPLY_STEP.REASON, reason)
                .execute();
    }

    /** @param facts the answer and its kind by fact code */
    void give(ZoneKey zone, Reply reply, Map<String, Given> facts, LocalDate on) {
        sql.deleteFrom(GIVEN_FACT)
                .where(GIVEN_FACT.ZONE_ID.eq(zone.value()), GIVEN_FACT.REPLY_ID.eq(reply.id()))
                .execute();
        if (facts.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                GIVEN_FACT,
                GIVEN_FACT.ZONE_ID,
                GIVEN_FACT.ID,
                GIVEN_FACT.UNIT_ID,
                GIVEN_FACT.FACT,
                GIVEN_FACT.ANSWER,
                GIVEN_FACT.KIND,
                GIVEN_FACT.REPLY_ID,
                GIVEN_FACT.GIVEN_ON);
        for (var fact : facts.entrySet()) {
            var given = fact.getValue();
            insert = insert.values(
                    zone.value(),
                    Ids.next(),
                    reply.unit().value(),
                    fact.getKey(),
                    given.answer(),
                    given.kind(),
                    reply.id(),
                    on);
        }
        insert.execute();
    }

    record Given(String answer, String kind) {}

    private static Condition is(ZoneKey zone, UUID id) {
        return REPLY.ZONE_ID.eq(zone.value()).and(REPLY.ID.eq(id));
    }

    private Reply reply(Record row) {
        var asking = row.get(SURVEY_.ASKING_UNIT_ID);
        var filledBy = row.get(REPLY.FILLED_BY);
        return new Reply(
                row.get(REPLY.ID),
                new Reply.Survey(
                        row.get(SURVEY_.ID),
                        row.get(SURVEY_.FORM_VERSION_ID),
                        row.get(SURVEY_.TITLE),
                        new AccountId(row.get(SURVEY_.ASKED_BY)),
                        asking == null ? null : new UnitId(asking)),
                new UnitId(row.get(REPLY.UNIT_ID)),
                ReplyState.valueOf(row.get(REPLY.STATE)),
                json.readValue(row.get(REPLY.ANSWERS).data(), ANSWERS),
                filledBy == null ? null : new AccountId(filledBy),
                row.get(REPLY.VERSION));
    }

    /** Replies a file is linked to: enough to know who may open it. */
    List<Reply> ofFile(ZoneKey zone, UUID file) {
        return sql.select(REPLY.fields())
                .select(SURVEY_.fields())
                .from(REPLY_FILE)
                .join(REPLY)
                .on(REPLY.ZONE_ID.eq(REPLY_FILE.ZONE_ID), REPLY.ID.eq(REPLY_FILE.REPLY_ID))
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .where(REPLY_FILE.ZONE_ID.eq(zone.value()), REPLY_FILE.EVIDENCE_ID.eq(file))
                .limit(20)
                .fetch(this::reply);
    }
}
