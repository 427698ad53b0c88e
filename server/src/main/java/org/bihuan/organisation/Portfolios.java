package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which leader is in charge of which unit and field (分管). Several leaders may share a unit by field. */
@Service
public class Portfolios {

    private static final int MOST_HELD = 500;

    private final DSLContext sql;
    private final UnitRepository units;
    private final PeopleNames people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Portfolios(
            DSLContext sql, UnitRepository units, PeopleNames people, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public UUID give(Viewer viewer, PersonId person, UnitId unit, @Nullable String field, @Nullable LocalDate from) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var start = from == null ? today : from;
        Unit.mustNotBeFuture(start, today);
        units.load(viewer.zone(), unit).mustBeOpen();
        if (!people.isHere(viewer.zone(), person)) {
            throw Problem.missing("ORGANISATION-PERSON-MISSING", "没有这个人员或已离任，请刷新后重选。");
        }
        var id = Ids.next();
        sql.insertInto(PORTFOLIO)
                .set(PORTFOLIO.ZONE_ID, zone)
                .set(PORTFOLIO.ID, id)
                .set(PORTFOLIO.PERSON_ID, person.value())
                .set(PORTFOLIO.UNIT_ID, unit.value())
                .set(PORTFOLIO.FIELD, field == null || field.isBlank() ? null : field.strip())
                .set(PORTFOLIO.VALID_FROM, start)
                .set(PORTFOLIO.VERSION, 1)
                .execute();
        acted(viewer, "portfolio.give", id);
        return id;
    }

    /** Ends it on the given day, the first without it. */
    @Transactional
    public void end(Viewer viewer, UUID id, int version, LocalDate on) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone().value();
        Unit.mustNotBeFuture(on, BusinessZone.today(clock));
        var portfolio = sql.selectFrom(PORTFOLIO)
                .where(PORTFOLIO.ZONE_ID.eq(zone), PORTFOLIO.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("ORGANISATION-PORTFOLIO-MISSING", "没有这项分管，请刷新。"));
        if (!on.isAfter(portfolio.getValidFrom())) {
            throw Problem.field("on", "ORGANISATION-DATE-BEFORE-POST", "结束日期须晚于开始日期 " + portfolio.getValidFrom() + "。");
        }
        var written = sql.update(PORTFOLIO)
                .set(PORTFOLIO.VALID_TO, on)
                .set(PORTFOLIO.VERSION, version + 1)
                .where(
                        PORTFOLIO.ZONE_ID.eq(zone),
                        PORTFOLIO.ID.eq(id),
                        PORTFOLIO.VERSION.eq(version),
                        PORTFOLIO.VALID_TO.isNull())
                .execute();
        if (written == 0) {
            throw Stale.problem(Map.of("version", portfolio.getVersion()));
        }
        acted(viewer, "portfolio.end", id);
    }

    /** A portfolio held on a day. */
    public record Held(
            UUID id, UnitId unit, String unitName, @Nullable String field) {}

    /** What a person is in charge of on a day, at most {@value #MOST_HELD}. */
    @Transactional(readOnly = true)
    public List<Held> heldBy(ZoneKey zone, PersonId person, LocalDate on) {
        return sql.select(PORTFOLIO.ID, PORTFOLIO.UNIT_ID, UNIT.NAME, PORTFOLIO.FIELD)
                .from(PORTFOLIO)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(PORTFOLIO.ZONE_ID), UNIT.ID.eq(PORTFOLIO.UNIT_ID), UNIT.ZONE_ID.eq(zone.value()))
                .where(
                        PORTFOLIO.ZONE_ID.eq(zone.value()),
                        PORTFOLIO.PERSON_ID.eq(person.value()),
                        InForce.on(PORTFOLIO.VALID_FROM, PORTFOLIO.VALID_TO, on))
                .orderBy(UNIT.SORT, UNIT.NAME, PORTFOLIO.ID)
                .limit(MOST_HELD)
                .fetch(row -> new Held(row.value1(), new UnitId(row.value2()), row.value3(), row.value4()));
    }

    /** From the day on another person is in charge: the old one ends, a new one begins, and what was before stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> passOn(ZoneKey zone, UUID id, PersonId to, LocalDate on) {
        var held = sql.selectFrom(PORTFOLIO)
                .where(PORTFOLIO.ZONE_ID.eq(zone.value()), PORTFOLIO.ID.eq(id), PORTFOLIO.VALID_TO.isNull())
                .forUpdate()
                .fetchOne();
        if (held == null) {
            return Optional.empty();
        }
        sql.update(PORTFOLIO)
                .set(PORTFOLIO.VALID_TO, on)
                .set(PORTFOLIO.VERSION, held.getVersion() + 1)
                .where(PORTFOLIO.ZONE_ID.eq(zone.value()), PORTFOLIO.ID.eq(id))
                .execute();
        var next = Ids.next();
        sql.insertInto(PORTFOLIO)
                .set(PORTFOLIO.ZONE_ID, zone.value())
                .set(PORTFOLIO.ID, next)
                .set(PORTFOLIO.PERSON_ID, to.value())
                .set(PORTFOLIO.UNIT_ID, held.getUnitId())
                .set(PORTFOLIO.FIELD, held.getField())
                .set(PORTFOLIO.VALID_FROM, on)
                .set(PORTFOLIO.VERSION, 1)
                .execute();
        return Optional.of(next);
    }

    private void acted(Viewer viewer, String act, UUID id) {
        events.publishEvent(new Acted(viewer, act, "portfolio", id, Map.of()));
    }
}
