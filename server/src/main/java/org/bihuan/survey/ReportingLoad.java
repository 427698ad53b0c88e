package org.bihuan.survey;

import static org.bihuan.schema.form.Tables.FORM_VERSION;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.survey.Tables.REPLY;
import static org.bihuan.schema.survey.Tables.SURVEY_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What each unit is asked in a month (填报负担): counted when it is asked, whether it is answered or not. */
@Repository
public class ReportingLoad {

    /**
     * One unit in one month.
     *
     * @param surveys how often it was asked
     * @param forms how many different forms
     * @param questions all questions of these
     * @param answered questions it has answered
     * @param repeated facts among them it had been asked for within twelve months before
     */
    public record Row(UUID unitId, String unit, int surveys, int forms, int questions, int answered, int repeated) {}

    private static final int MOST_UNITS = 500;

    private final DSLContext sql;

    ReportingLoad(DSLContext sql) {
        this.sql = sql;
    }

    /** The most loaded first; a unit asked nothing is not listed. */
    @Transactional(readOnly = true)
    public List<Row> of(Viewer viewer, YearMonth month) {
        viewer.mustHave(Permit.STATISTICS_READ);
        if (month.getYear() < 2000 || month.getYear() > 2100) {
            throw Problem.field("month", "SURVEY_-MONTH-WRONG", "月份不正确，请按 2026-11 的格式填写。");
        }
        return sql.select(
                        UNIT.ID,
                        UNIT.NAME,
                        count(REPLY.ID),
                        countDistinct(FORM_VERSION.CODE),
                        sum(SURVEY_.QUESTIONS),
                        sum(REPLY.ANSWERED),
                        sum(REPLY.REPEATED))
                .from(REPLY)
                .join(SURVEY_)
                .on(SURVEY_.ZONE_ID.eq(REPLY.ZONE_ID), SURVEY_.ID.eq(REPLY.SURVEY_ID))
                .join(FORM_VERSION)
                .on(FORM_VERSION.ZONE_ID.eq(SURVEY_.ZONE_ID), FORM_VERSION.ID.eq(SURVEY_.FORM_VERSION_ID))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(REPLY.ZONE_ID), UNIT.ID.eq(REPLY.UNIT_ID))
                .where(
                        REPLY.ZONE_ID.eq(viewer.zone().value()),
                        SURVEY_.ASKED_ON.between(month.atDay(1), month.atEndOfMonth()),
                        viewer.seesAll() ? noCondition() : UNIT.ID.in(SurveySight.values(viewer.units())))
                .groupBy(UNIT.ID, UNIT.NAME)
                .orderBy(sum(SURVEY_.QUESTIONS).desc(), UNIT.NAME)
                .limit(MOST_UNITS)
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        whole(row.value5()),
                        whole(row.value6()),
                        whole(row.value7())));
    }

    private static int whole(BigDecimal sum) {
        return sum.intValue();
    }
}
