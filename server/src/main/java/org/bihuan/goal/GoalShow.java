package org.bihuan.goal;

import static org.bihuan.schema.organisation.Tables.PERSON;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterStandings;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A goal with what has been done of it, as at a day (对账). Units go by the names they had on that day. */
@Repository
public class GoalShow {

    private final DSLContext sql;
    private final GoalRepository goals;
    private final MatterStandings standings;
    private final UnitDirectory units;
    private final Clock clock;

    GoalShow(DSLContext sql, GoalRepository goals, MatterStandings standings, UnitDirectory units, Clock clock) {
        this.sql = sql;
        this.goals = goals;
        this.standings = standings;
        this.units = units;
        this.clock = clock;
    }

    /** @param asAt the end of this day; absent, today or later: now */
    @Transactional(readOnly = true)
    public GoalSheet of(Viewer viewer, UUID id, @Nullable LocalDate asAt) {
        viewer.mustHave(Permit.MATTER_READ);
        var whole = goals.find(viewer.zone(), id).orElseThrow(Goals::missing);
        var mayEdit = viewer.may(Permit.MATTER_SUPERVISE);
        if (whole.publishedAt() == null && !mayEdit) {
            throw Goals.missing();
        }
        var goal = mayEdit ? whole : whole.publishedOnly();
        var now = clock.instant();
        var moment = asAt == null || !asAt.isBefore(BusinessZone.dateOf(now))
                ? now
                : BusinessZone.endOf(asAt).minusMillis(1);
        var matters = goal.matters().values().stream().map(MatterId::value).toList();
        var plan = goal.plan();
        var works = GoalSheet.lines(new GoalSheet.Ledger(
                goal,
                standings.at(viewer, matters, moment),
                standings.openedBy(viewer.zone(), matters, moment),
                units.namesOn(viewer.zone(), plan.units(), BusinessZone.dateOf(moment))));
        return new GoalSheet(
                id,
                plan.year(),
                plan.name(),
                plan.target(),
                sponsor(viewer.zone(), plan.sponsor()),
                moment,
                goal.publishedAt(),
                goal.version(),
                mayEdit,
                GoalSheet.Figures.of(
                        works.stream().flatMap(work -> work.items().stream()).toList()),
                works);
    }

    private GoalSheet.@Nullable Named sponsor(ZoneKey zone, @Nullable PersonId person) {
        return person == null
                ? null
                : sql.select(PERSON.ID, PERSON.NAME)
                        .from(PERSON)
                        .where(PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(person.value()))
                        .fetchOptional(row -> new GoalSheet.Named(row.value1(), row.value2()))
                        .orElse(null);
    }
}
