package org.bihuan.organisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisation as it stands today, with versions, for importers that compare a roster with it. Closed units, ended
 * posts and people who have left are not in it.
 */
@Repository
public class Standing {

    /** An open unit; {@code aliases} besides its full and short name. */
    public record OpenUnit(UnitId id, UnitFacts facts, int version, List<String> aliases) {
        public OpenUnit {
            aliases = List.copyOf(aliases);
        }
    }

    /** A post held today. */
    public record HeldPost(UUID id, UnitId unit, PostFacts facts, int version) {}

    /** A person of the zone with every post held today. */
    public record Present(PersonId id, PersonFacts facts, int version, List<HeldPost> posts) {
        public Present {
            posts = List.copyOf(posts);
        }
    }

    private final DSLContext sql;
    private final UnitRepository units;

    Standing(DSLContext sql, UnitRepository units) {
        this.sql = sql;
        this.units = units;
    }

    /** Keeps everybody else from changing the tree until the running transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(ZoneKey zone) {
        units.lockTree(zone);
    }

    /** All open units, at most {@value UnitTree#MOST}. */
    @Transactional(readOnly = true)
    public List<OpenUnit> units(ZoneKey zone) {
        var aliases = sql
                .select(UNIT_ALIAS.UNIT_ID, UNIT_ALIAS.ALIAS)
                .from(UNIT_ALIAS)
                .where(UNIT_ALIAS.ZONE_ID.eq(zone.value()))
                .orderBy(UNIT_ALIAS.ALIAS)
                .stream()
                .collect(groupingBy(row -> row.value1(), mapping(row -> row.value2(), toList())));
        return units.open(zone).stream()
                .map(unit -> new OpenUnit(
                        unit.id(),
                        unit.facts(),
                        unit.version(),
                        aliases.getOrDefault(unit.id().value(), List.of())))
                .toList();
    }

    /** The people of these names; namesakes are all in the answer. */
    @Transactional(readOnly = true)
    public List<Present> people(ZoneKey zone, Collection<String> names) {
        var named = PERSON.NAME.in(names).and(PERSON.VALID_TO.isNull());
        var posts = sql
                .select(POST.PERSON_ID, POST.ID, POST.UNIT_ID, POST.TITLE, POST.RANK, POST.PART_TIME, POST.VERSION)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(POST.ZONE_ID), PERSON.ID.eq(POST.PERSON_ID))
                .where(POST.ZONE_ID.eq(zone.value()), POST.VALID_TO.isNull(), named)
                .orderBy(POST.VALID_FROM, POST.ID)
                .stream()
                .collect(groupingBy(
                        row -> row.value1(),
                        mapping(
                                row -> new HeldPost(
                                        row.value2(),
                                        new UnitId(row.value3()),
                                        new PostFacts(row.value4(), PostRank.valueOf(row.value5()), row.value6()),
                                        row.value7()),
                                toList())));
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.MOBILE, PERSON.VERSION)
                .from(PERSON)
                .where(PERSON.ZONE_ID.eq(zone.value()), named)
                .orderBy(PERSON.VALID_FROM, PERSON.ID)
                .fetch(row -> new Present(
                        new PersonId(row.value1()),
                        new PersonFacts(row.value2(), row.value3()),
                        row.value4(),
                        posts.getOrDefault(row.value1(), List.of())));
    }
}
