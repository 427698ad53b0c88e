package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;
import static org.bihuan.shared.Sought.occursIn;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Found;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds open units by name, short name, alias or initials, and people in office by name, pinyin or mobile number, for
 * whoever may read the organisation.
 */
@Repository
public class OrganisationSearch {

    public enum Why {
        NAME,
        SHORT_NAME,
        ALIAS,
        /** Pinyin or its initials. */
        PINYIN,
        MOBILE
    }

    /** @param matched the alias or short name the words were found in, where it is not the name */
    public record UnitHit(
            UUID id,
            String name,
            UnitKind kind,
            Why why,
            @Nullable String matched) {}

    /** @param posts units and titles, main post first */
    public record PersonHit(
            UUID id,
            String name,
            List<String> posts,
            Why why,
            @Nullable String matched) {}

    private static final int MOST_ALIASES = 500;

    private final DSLContext sql;
    private final Clock clock;

    OrganisationSearch(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Found<UnitHit> units(Viewer viewer, Sought sought) {
        if (!viewer.may(Permit.ORGANISATION_READ) || sought.isNothing()) {
            return Found.nothing();
        }
        var zone = viewer.zone().value();
        var text = sought.text();
        var condition = noCondition();
        for (var word : sought.words()) {
            condition = condition.and(unitHas(zone, word));
        }
        var rows = sql.select(UNIT.ID, UNIT.NAME, UNIT.SHORT_NAME, UNIT.KIND)
                .from(UNIT)
                .where(UNIT.ZONE_ID.eq(zone), UNIT.VALID_TO.isNull(), condition)
                .orderBy(
                        rank(
                                UNIT.NAME
                                        .eq(text)
                                        .or(UNIT.SHORT_NAME.eq(text))
                                        .or(aliasHas(zone, UNIT_ALIAS.ALIAS.eq(text))),
                                begins(UNIT.NAME, text).or(begins(UNIT.SHORT_NAME, text))),
                        UNIT.SORT,
                        UNIT.NAME,
                        UNIT.ID)
                .limit(Found.MOST + 1)
                .fetch();
        var aliases = aliases(zone, rows.getValues(UNIT.ID));
        return Found.of(rows.map(row -> {
            var known = aliases.getOrDefault(row.value1(), List.of());
            return hit(row.value1(), row.value2(), row.value3(), UnitKind.valueOf(row.value4()), known, sought);
        }));
    }

    private static UnitHit hit(
            UUID id, String name, String shortName, UnitKind kind, List<String> aliases, Sought sought) {
        for (var word : sought.words()) {
            if (occursIn(word, name)) {
                continue;
            }
            if (occursIn(word, shortName)) {
                return new UnitHit(id, name, kind, Why.SHORT_NAME, shortName);
            }
            var alias = aliases.stream().filter(each -> occursIn(word, each)).findFirst();
            return alias.map(found -> new UnitHit(id, name, kind, Why.ALIAS, found))
                    .orElseGet(() -> new UnitHit(id, name, kind, Why.PINYIN, null));
        }
        return new UnitHit(id, name, kind, Why.NAME, null);
    }

    private static Condition unitHas(UUID zone, String word) {
        var spelt = word.toLowerCase(Locale.ROOT);
        return UNIT.NAME
                .containsIgnoreCase(word)
                .or(UNIT.SHORT_NAME.containsIgnoreCase(word))
                .or(UNIT.INITIALS.contains(spelt))
                .or(aliasHas(zone, UNIT_ALIAS.ALIAS.containsIgnoreCase(word).or(UNIT_ALIAS.INITIALS.contains(spelt))));
    }

    private static Condition aliasHas(UUID zone, Condition which) {
        return exists(
                selectOne().from(UNIT_ALIAS).where(UNIT_ALIAS.ZONE_ID.eq(zone), UNIT_ALIAS.UNIT_ID.eq(UNIT.ID), which));
    }

    private Map<UUID, List<String>> aliases(UUID zone, Collection<UUID> units) {
        return sql.select(UNIT_ALIAS.UNIT_ID, UNIT_ALIAS.ALIAS)
                .from(UNIT_ALIAS)
                .where(UNIT_ALIAS.ZONE_ID.eq(zone), UNIT_ALIAS.UNIT_ID.in(units))
                .orderBy(UNIT_ALIAS.ALIAS)
                .limit(MOST_ALIASES)
                .fetchGroups(UNIT_ALIAS.UNIT_ID, UNIT_ALIAS.ALIAS);
    }

    @Transactional(readOnly = true)
    public Found<PersonHit> people(Viewer viewer, Sought sought) {
        if (!viewer.may(Permit.ORGANISATION_READ) || sought.isNothing()) {
            return Found.nothing();
        }
        var zone = viewer.zone().value();
        var text = sought.text();
        var spelt = spelt(text);
        var condition = PERSON.NAME.contains(text);
        if (!spelt.isEmpty()) {
            condition = condition.or(PERSON.NAME_PINYIN.contains(spelt));
        }
        condition = condition.or(PeopleFilter.numbered(text));
        var rows = sql.select(PERSON.ID, PERSON.NAME, PERSON.NAME_PINYIN, PERSON.MOBILE)
                .from(PERSON)
                .where(
                        PERSON.ZONE_ID.eq(zone),
                        InForce.on(PERSON.VALID_FROM, PERSON.VALID_TO, BusinessZone.today(clock)),
                        condition)
                .orderBy(
                        rank(
                                PERSON.NAME.eq(text).or(PERSON.NAME_PINYIN.endsWith(" " + spelt)),
                                spelt.isEmpty() ? begins(PERSON.NAME, text) : begins(PERSON.NAME_PINYIN, spelt)),
                        PERSON.NAME_PINYIN,
                        PERSON.ID)
                .limit(Found.MOST + 1)
                .fetch();
        var posts = posts(zone, rows.getValues(PERSON.ID));
        return Found.of(rows.map(row -> {
            var held = posts.getOrDefault(row.value1(), List.of());
            if (occursIn(text, row.value2())) {
                return new PersonHit(row.value1(), row.value2(), held, Why.NAME, null);
            }
            return !spelt.isEmpty() && row.value3().contains(spelt)
                    ? new PersonHit(row.value1(), row.value2(), held, Why.PINYIN, null)
                    : new PersonHit(row.value1(), row.value2(), held, Why.MOBILE, PersonalData.masked(row.value4()));
        }));
    }

    /** Letters as the pinyin is kept; empty when something else was typed. */
    private static String spelt(String text) {
        var letters = text.toLowerCase(Locale.ROOT).replace(" ", "");
        return letters.chars().allMatch(letter -> letter >= 'a' && letter <= 'z') ? letters : "";
    }

    private Map<UUID, List<String>> posts(UUID zone, Collection<UUID> people) {
        return sql.select(
                        POST.PERSON_ID,
                        UNIT.NAME.concat(inline(" ")).concat(POST.TITLE).as("held"))
                .from(POST)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(POST.ZONE_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(
                        POST.ZONE_ID.eq(zone),
                        POST.PERSON_ID.in(people),
                        InForce.on(POST.VALID_FROM, POST.VALID_TO, BusinessZone.today(clock)))
                .orderBy(POST.PART_TIME, RankOrder.of(POST.RANK), POST.ID)
                .limit(MOST_ALIASES)
                .fetchGroups(row -> row.value1(), row -> row.value2());
    }

    private static Condition begins(Field<String> field, String text) {
        return field.startsWithIgnoreCase(text);
    }

    private static Field<Integer> rank(Condition itself, Condition beginning) {
        return when(itself, inline(0)).when(beginning, inline(1)).otherwise(inline(2));
    }
}
