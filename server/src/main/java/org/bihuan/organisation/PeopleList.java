package org.bihuan.organisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.UnitShow.Named;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** People with their posts, by page; and one person with posts past and present. */
@Repository
public class PeopleList {

    public record Post(
            UUID id,
            Named unit,
            String title,
            PostRank rank,
            boolean partTime,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int version) {}

    /** @param mobile masked; in full by {@link People#reveal} */
    public record Row(
            UUID id,
            String name,
            @Nullable String mobile,
            @Nullable LocalDate validTo,
            int version,
            List<Post> posts,
            List<String> allowedActions) {}

    public record Portfolio(
            UUID id,
            Named unit,
            @Nullable String field,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int version) {}

    public record File(Row person, List<Portfolio> portfolios) {}

    private static final int MOST_POSTS = 2000;

    private final DSLContext sql;
    private final Clock clock;

    PeopleList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, PeopleFilter filter, PageRequest request) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        var today = BusinessZone.today(clock);
        var condition = filter.condition(viewer.zone(), today);
        var found = sql.select(PERSON.ID, PERSON.NAME, PERSON.MOBILE, PERSON.VALID_TO, PERSON.VERSION)
                .from(PERSON)
                .where(condition)
                .orderBy(PERSON.NAME_PINYIN, PERSON.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var posts = posts(viewer.zone(), found.getValues(PERSON.ID), InForce.on(POST.VALID_FROM, POST.VALID_TO, today));
        var rows = found.map(row -> new Row(
                row.value1(),
                row.value2(),
                PersonalData.masked(row.value3()),
                row.value4(),
                row.value5(),
                posts.getOrDefault(row.value1(), List.of()),
                allowed(viewer, row.value4())));
        return Page.of(rows, request, sql.fetchCount(PERSON, condition));
    }

    @Transactional(readOnly = true)
    public File show(Viewer viewer, PersonId id) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        var zone = viewer.zone();
        var posts = posts(zone, List.of(id.value()), POST.ZONE_ID.eq(zone.value()));
        var person = sql.select(PERSON.ID, PERSON.NAME, PERSON.MOBILE, PERSON.VALID_TO, PERSON.VERSION)
                .from(PERSON)
                .where(PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(id.value()))
                .fetchOptional(row -> new Row(
                        row.value1(),
                        row.value2(),
                        PersonalData.masked(row.value3()),
                        row.value4(),
                        row.value5(),
                        posts.getOrDefault(row.value1(), List.of()),
                        allowed(viewer, row.value4())))
                .orElseThrow(() -> Problem.missing("ORGANISATION-PERSON-MISSING", "没有这个人员，请刷新后重选。"));
        return new File(person, portfolios(zone, id));
    }

    private static List<String> allowed(Viewer viewer, @Nullable LocalDate left) {
        var edits = viewer.may(Permit.ORGANISATION_EDIT) && left == null;
        return edits ? List.of("change", "leave", "appoint") : List.of();
    }

    private Map<UUID, List<Post>> posts(ZoneKey zone, Collection<UUID> people, Condition which) {
        return sql
                .select(
                        POST.PERSON_ID,
                        POST.ID,
                        UNIT.ID,
                        UNIT.NAME,
                        POST.TITLE,
                        POST.RANK,
                        POST.PART_TIME,
                        POST.VALID_FROM,
                        POST.VALID_TO,
                        POST.VERSION)
                .from(POST)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(POST.ZONE_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(POST.ZONE_ID.eq(zone.value()), POST.PERSON_ID.in(people), which)
                .orderBy(POST.VALID_TO.desc().nullsFirst(), POST.PART_TIME, POST.VALID_FROM.desc(), POST.ID)
                .limit(MOST_POSTS)
                .stream()
                .collect(groupingBy(
                        row -> row.value1(),
                        mapping(
                                row -> new Post(
                                        row.value2(),
                                        new Named(row.value3(), row.value4()),
                                        row.value5(),
                                        PostRank.valueOf(row.value6()),
                                        row.value7(),
                                        row.value8(),
                                        row.value9(),
                                        row.value10()),
                                toList())));
    }

    private List<Portfolio> portfolios(ZoneKey zone, PersonId id) {
        return sql.select(
                        PORTFOLIO.ID,
                        UNIT.ID,
                        UNIT.NAME,
                        PORTFOLIO.FIELD,
                        PORTFOLIO.VALID_FROM,
                        PORTFOLIO.VALID_TO,
                        PORTFOLIO.VERSION)
                .from(PORTFOLIO)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(PORTFOLIO.ZONE_ID), UNIT.ID.eq(PORTFOLIO.UNIT_ID))
                .where(PORTFOLIO.ZONE_ID.eq(zone.value()), PORTFOLIO.PERSON_ID.eq(id.value()))
                .orderBy(PORTFOLIO.VALID_TO.desc().nullsFirst(), UNIT.SORT, UNIT.NAME, PORTFOLIO.ID)
                .limit(200)
                .fetch(row -> new Portfolio(
                        row.value1(),
                        new Named(row.value2(), row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }
}
