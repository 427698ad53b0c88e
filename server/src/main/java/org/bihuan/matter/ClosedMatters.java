package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closed matters with what makes them worth another look, for the rooms above. Part of the caller's transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class ClosedMatters {

    /**
     * A closed matter and its risks.
     *
     * @param late reported after the original limit
     * @param onSite somebody verified it on the spot
     */
    public record Closed(
            MatterId id,
            String number,
            String title,
            String typeCode,
            @Nullable UUID unit,
            @Nullable String unitName,
            LocalDate closedOn,
            boolean major,
            int rounds,
            int extensions,
            int reopenings,
            boolean late,
            boolean onSite,
            boolean instructed) {}

    private static final List<String> WORK = List.of(
            "Received",
            "Progressed",
            "Reported",
            "VerificationStarted",
            "Verified",
            "ClosedOff",
            "ExtensionRequested",
            "DelistingRequested");

    private final DSLContext sql;

    ClosedMatters(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of one type closed on these days that the viewer may see, in the order of their ids. */
    public List<Closed> between(Viewer viewer, String typeCode, LocalDate from, LocalDate to, int most) {
        Field<String> method = field("{0} ->> 'method'", String.class, MATTER_EVENT.FACTS);
        var onSite = field(exists(selectOne()
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(viewer.zone().value()),
                        MATTER_EVENT.MATTER_ID.eq(MATTER_.ID),
                        MATTER_EVENT.EVENT.eq(inline("Verified")),
                        method.in(
                                inline(VerificationMethod.SITE.name()),
                                inline(VerificationMethod.UNANNOUNCED.name())))));
        return sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        Restriction.title(),
                        MATTER_.LEAD_UNIT_ID,
                        UNIT.NAME,
                        MATTER_.CLOSED_AT,
                        MATTER_.SEVERITY,
                        MATTER_.ROUND,
                        MATTER_.EXTENSION_COUNT,
                        MATTER_.REOPEN_COUNT,
                        MATTER_.REPORTED_AT,
                        MATTER_.ORIGINAL_DUE_ON,
                        onSite,
                        MATTER_.INSTRUCTED)
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(
                        MatterConditions.visibleTo(viewer),
                        MatterConditions.ofKind(MatterState.Kind.CLOSED),
                        MATTER_.TYPE_CODE.eq(typeCode),
                        MATTER_.CLOSED_AT.ge(
                                from.atStartOfDay(BusinessZone.SHANGHAI).toInstant()),
                        MATTER_.CLOSED_AT.lt(BusinessZone.endOf(to)))
                .orderBy(MATTER_.ID)
                .limit(most)
                .fetch(row -> new Closed(
                        new MatterId(row.value1()),
                        row.value2() == null ? "" : row.value2(),
                        row.value3(),
                        typeCode,
                        row.value4(),
                        row.value5(),
                        BusinessZone.dateOf(row.value6()),
                        Severity.MAJOR.name().equals(row.value7()),
                        row.value8(),
                        row.value9(),
                        row.value10(),
                        late(row.value11() == null ? row.value6() : row.value11(), row.value12()),
                        row.value13(),
                        row.value14()));
    }

    private static boolean late(Instant done, @Nullable LocalDate due) {
        return due != null && BusinessZone.dateOf(done).isAfter(due);
    }

    /** Who had a part in a matter: the people who acted on it or had it done, and the units that led or helped. */
    public record Part(Set<AccountId> people, Set<UnitId> units) {

        /** Whether it was this person's, a deputy's or principal's of theirs, or that of a unit of theirs. */
        public boolean excludes(Viewer person) {
            return people.stream().anyMatch(person::isOneWith) || units.stream().anyMatch(person::belongsTo);
        }
    }

    /** The parts in several matters. */
    public record Parts(Map<MatterId, Set<AccountId>> people, Map<MatterId, Set<UnitId>> units) {

        public Part of(MatterId id) {
            return new Part(people.getOrDefault(id, Set.of()), units.getOrDefault(id, Set.of()));
        }
    }

    /** Who has handled, verified or closed off each of these matters. */
    public Parts tookPart(Viewer viewer, Collection<MatterId> ids) {
        var wanted = ids.stream().map(MatterId::value).toList();
        var people = sql
                .selectDistinct(MATTER_EVENT.MATTER_ID, MATTER_EVENT.ACCOUNT_ID, MATTER_EVENT.ON_BEHALF_OF)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(viewer.zone().value()),
                        MATTER_EVENT.MATTER_ID.in(wanted),
                        MATTER_EVENT.EVENT.in(WORK),
                        MATTER_EVENT.ACCOUNT_ID.isNotNull())
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new MatterId(row.value1()),
                        Collectors.flatMapping(
                                row -> Stream.of(row.value2(), row.value3())
                                        .filter(Objects::nonNull)
                                        .map(AccountId::new),
                                Collectors.toSet())));
        var units = sql
                .selectDistinct(MATTER_SLOT.MATTER_ID, MATTER_SLOT.UNIT_ID)
                .from(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(viewer.zone().value()),
                        MATTER_SLOT.MATTER_ID.in(wanted),
                        MATTER_SLOT.SLOT.in(Slot.LEAD_UNIT.name(), Slot.SUPPORTING_UNIT.name()),
                        MATTER_SLOT.UNIT_ID.isNotNull())
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new MatterId(row.value1()),
                        Collectors.mapping(row -> new UnitId(row.value2()), Collectors.toSet())));
        return new Parts(people, units);
    }
}
