package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.organisation.tables.records.PostRecord;
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
import org.springframework.transaction.annotation.Transactional;

/** Appointing to posts and ending them. Nobody has two main posts at once; part-time ones are free. */
@Service
public class Posts {

    private final DSLContext sql;
    private final UnitRepository units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Posts(DSLContext sql, UnitRepository units, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** Appoints from the given day on, today when absent. */
    @Transactional
    public UUID appoint(Viewer viewer, PersonId person, UnitId unit, PostFacts facts, @Nullable LocalDate from) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone();
        var today = BusinessZone.today(clock);
        var start = from == null ? today : from;
        Unit.mustNotBeFuture(start, today);
        mustBeThere(zone, person);
        var where = units.load(zone, unit);
        where.mustBeOpen();
        if (start.isBefore(where.validFrom())) {
            throw Problem.field("from", "ORGANISATION-DATE-BEFORE-UNIT", "单位设立于 " + where.validFrom() + "，任职日期不能更早。");
        }
        if (!facts.partTime()) {
            mustHaveNoMainPost(zone, person, null);
        }
        var id = Ids.next();
        sql.insertInto(POST)
                .set(POST.ZONE_ID, zone.value())
                .set(POST.ID, id)
                .set(POST.UNIT_ID, unit.value())
                .set(POST.PERSON_ID, person.value())
                .set(POST.TITLE, facts.title().strip())
                .set(POST.RANK, facts.rank().name())
                .set(POST.PART_TIME, facts.partTime())
                .set(POST.VALID_FROM, start)
                .set(POST.VERSION, 1)
                .execute();
        acted(viewer, "post.appoint", id);
        return id;
    }

    /** Corrects title, rank or whether it is part-time; a new appointment is a new post. */
    @Transactional
    public void change(Viewer viewer, UUID id, int version, PostFacts facts) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var post = load(viewer.zone(), id, version);
        if (!facts.partTime()) {
            mustBeThere(viewer.zone(), new PersonId(post.getPersonId()));
            mustHaveNoMainPost(viewer.zone(), new PersonId(post.getPersonId()), id);
        }
        var written = sql.update(POST)
                .set(POST.TITLE, facts.title().strip())
                .set(POST.RANK, facts.rank().name())
                .set(POST.PART_TIME, facts.partTime())
                .set(POST.VERSION, version + 1)
                .where(POST.ZONE_ID.eq(viewer.zone().value()), POST.ID.eq(id), POST.VERSION.eq(version))
                .execute();
        mustBeWritten(written, viewer.zone(), id);
        acted(viewer, "post.change", id);
    }

    /** Ends a post on the given day, the first without it. */
    @Transactional
    public void end(Viewer viewer, UUID id, int version, LocalDate on) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var post = load(viewer.zone(), id, version);
        Unit.mustNotBeFuture(on, BusinessZone.today(clock));
        if (!on.isAfter(post.getValidFrom())) {
            throw Problem.field("on", "ORGANISATION-DATE-BEFORE-POST", "免职日期须晚于任职日期 " + post.getValidFrom() + "。");
        }
        var written = sql.update(POST)
                .set(POST.VALID_TO, on)
                .set(POST.VERSION, version + 1)
                .where(POST.ZONE_ID.eq(viewer.zone().value()), POST.ID.eq(id), POST.VERSION.eq(version))
                .execute();
        mustBeWritten(written, viewer.zone(), id);
        acted(viewer, "post.end", id);
    }

    private PostRecord load(ZoneKey zone, UUID id, int version) {
        var post = find(zone, id);
        if (post.getVersion() != version) {
            throw stale(post);
        }
        if (post.getValidTo() != null) {
            throw Problem.conflict("ORGANISATION-POST-ENDED", "这项任职已于 " + post.getValidTo() + " 结束。");
        }
        return post;
    }

    private PostRecord find(ZoneKey zone, UUID id) {
        return sql.selectFrom(POST)
                .where(POST.ZONE_ID.eq(zone.value()), POST.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("ORGANISATION-POST-MISSING", "没有这项任职，请刷新。"));
    }

    private void mustBeWritten(int written, ZoneKey zone, UUID id) {
        if (written == 0) {
            throw stale(find(zone, id));
        }
    }

    private static Problem stale(PostRecord post) {
        var facts = new PostFacts(post.getTitle(), PostRank.valueOf(post.getRank()), post.getPartTime());
        return Stale.problem(new Current(facts, post.getVersion()));
    }

    private record Current(PostFacts facts, int version) {}

    /** Locks the person, so that two main posts cannot be given at once. */
    private void mustBeThere(ZoneKey zone, PersonId person) {
        var found = sql.select(PERSON.VALID_TO)
                .from(PERSON)
                .where(PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(person.value()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("ORGANISATION-PERSON-MISSING", "没有这个人员，请刷新后重选。"));
        if (found.value1() != null) {
            throw Problem.conflict("ORGANISATION-PERSON-LEFT", "此人已离任，不能再安排任职。");
        }
    }

    private void mustHaveNoMainPost(ZoneKey zone, PersonId person, @Nullable UUID except) {
        var has = sql.fetchExists(
                POST,
                POST.ZONE_ID.eq(zone.value()),
                POST.PERSON_ID.eq(person.value()),
                POST.VALID_TO.isNull(),
                POST.PART_TIME.isFalse(),
                except == null ? POST.ID.isNotNull() : POST.ID.ne(except));
        if (has) {
            throw Problem.conflict("ORGANISATION-MAIN-POST-EXISTS", "此人已有主要任职。请先结束原任职，或将本次任职标为兼职。");
        }
    }

    private void acted(Viewer viewer, String act, UUID id) {
        events.publishEvent(new Acted(viewer, act, "post", id, Map.of()));
    }
}
