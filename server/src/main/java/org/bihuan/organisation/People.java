package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.POST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People of the zone (人员): entering, correcting and letting go. */
@Service
public class People {

    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(DSLContext sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Enters a person while the zone is being founded, before there is anybody to ask for permission. */
    @Transactional
    public PersonId begin(ZoneKey zone, String name) {
        return insert(zone, new PersonFacts(name, null).stripped());
    }

    @Transactional
    public PersonId create(Viewer viewer, PersonFacts wanted) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        if (PersonalData.isMasked(wanted.mobile())) {
            throw Problem.field("mobile", "ORGANISATION-MOBILE-MASKED", "请填写完整的号码，不能含 * 号。");
        }
        var id = insert(viewer.zone(), wanted.stripped());
        acted(viewer, "person.create", id);
        return id;
    }

    /** The telephone number in full, if there is one; who looked and why stays in the audit trail. */
    @Transactional
    public @Nullable String reveal(Viewer viewer, PersonId id, String reason) {
        var why = PersonalData.mustReveal(viewer, reason);
        mustExist(viewer.zone(), id);
        events.publishEvent(
                new Acted(viewer, "person.reveal", "person", id.value(), Map.of("what", "mobile", "reason", why)));
        return mobile(viewer.zone(), id);
    }

    private @Nullable String mobile(ZoneKey zone, PersonId id) {
        return sql.select(PERSON.MOBILE)
                .from(PERSON)
                .where(PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(id.value()))
                .fetchOne(PERSON.MOBILE);
    }

    @Transactional
    public void change(Viewer viewer, PersonId id, int version, PersonFacts wanted) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var facts = wanted.stripped();
        mustExist(viewer.zone(), id);
        var before = mobile(viewer.zone(), id);
        if (PersonalData.isMasked(facts.mobile()) && !Objects.equals(facts.mobile(), PersonalData.masked(before))) {
            throw Problem.field("mobile", "ORGANISATION-MOBILE-MASKED", "请填写完整的号码，不能含 * 号。");
        }
        var mobile = PersonalData.isMasked(facts.mobile()) ? before : facts.mobile();
        var written = sql.update(PERSON)
                .set(PERSON.NAME, facts.name())
                .set(PERSON.NAME_PINYIN, NamePinyin.of(facts.name()))
                .set(PERSON.MOBILE, mobile)
                .set(PERSON.VERSION, version + 1)
                .where(PERSON.ZONE_ID.eq(viewer.zone().value()), PERSON.ID.eq(id.value()), PERSON.VERSION.eq(version))
                .execute();
        if (written == 0) {
            throw stale(viewer.zone(), id);
        }
        acted(viewer, "person.change", id);
    }

    /** The person has left the zone: posts and portfolios end on the day, the first without them. */
    @Transactional
    public void leave(Viewer viewer, PersonId id, int version, LocalDate on) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone();
        mustExist(zone, id);
        Unit.mustNotBeFuture(on, BusinessZone.today(clock));
        mustBeAfterLastPost(zone, id, on);
        var written = sql.update(PERSON)
                .set(PERSON.VALID_TO, on)
                .set(PERSON.VERSION, version + 1)
                .where(
                        PERSON.ZONE_ID.eq(zone.value()),
                        PERSON.ID.eq(id.value()),
                        PERSON.VERSION.eq(version),
                        PERSON.VALID_TO.isNull())
                .execute();
        if (written == 0) {
            throw stale(zone, id);
        }
        sql.update(POST)
                .set(POST.VALID_TO, on)
                .set(POST.VERSION, POST.VERSION.plus(1))
                .where(POST.ZONE_ID.eq(zone.value()), POST.PERSON_ID.eq(id.value()), POST.VALID_TO.isNull())
                .execute();
        sql.update(PORTFOLIO)
                .set(PORTFOLIO.VALID_TO, on)
                .set(PORTFOLIO.VERSION, PORTFOLIO.VERSION.plus(1))
                .where(
                        PORTFOLIO.ZONE_ID.eq(zone.value()),
                        PORTFOLIO.PERSON_ID.eq(id.value()),
                        PORTFOLIO.VALID_TO.isNull())
                .execute();
        acted(viewer, "person.leave", id);
    }

    private PersonId insert(ZoneKey zone, PersonFacts facts) {
        var id = PersonId.next();
        sql.insertInto(PERSON)
                .set(PERSON.ZONE_ID, zone.value())
                .set(PERSON.ID, id.value())
                .set(PERSON.NAME, facts.name())
                .set(PERSON.NAME_PINYIN, NamePinyin.of(facts.name()))
                .set(PERSON.MOBILE, facts.mobile())
                .set(PERSON.VALID_FROM, BusinessZone.today(clock))
                .set(PERSON.VERSION, 1)
                .execute();
        return id;
    }

    private void mustBeAfterLastPost(ZoneKey zone, PersonId id, LocalDate on) {
        var younger = sql.fetchExists(
                POST,
                POST.ZONE_ID.eq(zone.value()),
                POST.PERSON_ID.eq(id.value()),
                POST.VALID_TO.isNull(),
                POST.VALID_FROM.ge(on));
        if (younger) {
            throw Problem.field("on", "ORGANISATION-DATE-BEFORE-POST", "有任职始于离任日期当日或之后，请先结束这些任职或改填离任日期。");
        }
    }

    private void mustExist(ZoneKey zone, PersonId id) {
        if (!sql.fetchExists(PERSON, PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(id.value()))) {
            throw Problem.missing("ORGANISATION-PERSON-MISSING", "没有这个人员，请刷新后重选。");
        }
    }

    private Problem stale(ZoneKey zone, PersonId id) {
        var now = sql.selectFrom(PERSON)
                .where(PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(id.value()))
                .fetchSingle();
        return Stale.problem(
                new Current(new PersonFacts(now.getName(), PersonalData.masked(now.getMobile())), now.getVersion()));
    }

    private record Current(PersonFacts facts, int version) {}

    private void acted(Viewer viewer, String act, PersonId id) {
        events.publishEvent(new Acted(viewer, act, "person", id.value(), Map.of()));
    }
}
