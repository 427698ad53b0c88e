package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.organisation.InForce;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Which spans of {@code matter.v_interval} a question is about: of which pool, matters, moment and knowledge. */
final class Pools {

    /** Stands for nobody in a scope: matters without a lead unit or leader; a sponsor is then empty. */
    static final UUID NOBODY = new UUID(0, 0);

    /** {@link #leads} under its name in a query. */
    static final String LEADS = "leads";

    static final Field<UUID> LEADS_ZONE = field(name(LEADS, "zone_id"), SQLDataType.UUID);
    static final Field<UUID> LEADS_UNIT = field(name(LEADS, "unit_id"), SQLDataType.UUID);
    static final Field<UUID> LEADS_PERSON = field(name(LEADS, "person_id"), SQLDataType.UUID);

    private Pools() {}

    /** The spans that the pool of these figures holds, of the matters asked about, as known then. */
    static Condition pool(FigureSql.Asked asked, List<FigureCode> figures) {
        return V_INTERVAL
                .ZONE_ID
                .eq(asked.zone())
                .and(known(asked.moment()))
                .and(lies(asked, figures))
                .and(scoped(asked))
                .and(asked.without())
                .and(MatterVisibility.counts(asked.viewer(), V_INTERVAL.MATTER_ID));
    }

    private static Condition known(Moment moment) {
        var standing = V_INTERVAL.SUPERSEDED_AT.isNull();
        return moment.present()
                ? standing
                : V_INTERVAL
                        .RECORDED_AT
                        .le(moment.knownAt())
                        .and(standing.or(V_INTERVAL.SUPERSEDED_AT.gt(moment.knownAt())));
    }

    private static Condition lies(FigureSql.Asked asked, List<FigureCode> figures) {
        return switch (figures.getFirst().counts().pool()) {
            case STANDING -> Counts.in(live(true)).and(holds(asked.moment()));
            case MOVED -> V_INTERVAL.MOVE.in(moves(figures)).and(within(V_INTERVAL.FROM_AT, asked));
            case HELD ->
                condition(V_INTERVAL.ENDS_HOLD).and(Counts.in(states(figures))).and(within(V_INTERVAL.TO_AT, asked));
            case OVERDUE -> overdue(asked);
        };
    }

    private static Condition holds(Moment moment) {
        return moment.present()
                ? V_INTERVAL.TO_AT.isNull()
                : condition("{0} @> {1}", V_INTERVAL.SPAN, val(moment.asAt()));
    }

    private static Condition within(Field<Instant> at, FigureSql.Asked asked) {
        return at.ge(asked.period().start())
                .and(at.lt(asked.period().end()))
                .and(at.le(asked.moment().asAt()));
    }

    private static Condition overdue(FigureSql.Asked asked) {
        var day = asked.moment().day();
        var last = asked.period().to().isBefore(day) ? asked.period().to() : day;
        var passed = condition(
                "({0} is null or {0} > ({1} + 1)::timestamp at time zone 'Asia/Shanghai')",
                V_INTERVAL.TO_AT, V_INTERVAL.DUE_ON);
        return Counts.in(live(false))
                .and(V_INTERVAL.DUE_ON.lt(last))
                .and(passed)
                .and(V_INTERVAL.FROM_AT.le(asked.moment().asAt()))
                .and(V_INTERVAL.FROM_AT.lt(asked.period().end()))
                .and(V_INTERVAL
                        .TO_AT
                        .isNull()
                        .or(V_INTERVAL.TO_AT.gt(asked.period().start())));
    }

    private static List<MatterState> live(boolean paused) {
        return Arrays.stream(MatterState.values())
                .filter(state -> paused ? state.isLive() : state.kind() == MatterState.Kind.OPEN)
                .toList();
    }

    private static List<? extends Field<String>> moves(List<FigureCode> figures) {
        return figures.stream()
                .map(figure -> figure.counts() instanceof Counts.Moved(var move) ? move.name() : "CLOSED")
                .distinct()
                .map(name -> inline(name))
                .toList();
    }

    private static List<MatterState> states(List<FigureCode> figures) {
        return figures.stream()
                .flatMap(figure -> figure.counts() instanceof Counts.Held held ? held.states().stream() : Stream.of())
                .distinct()
                .toList();
    }

    private static Condition scoped(FigureSql.Asked asked) {
        var scope = asked.scope();
        var units = given(scope.unit()).stream().map(unit -> unit.value()).toList();
        var types = given(scope.type());
        var sources = given(scope.source()).stream().map(Enum::name).toList();
        var sponsors = given(scope.sponsor());
        return noCondition()
                .and(units.isEmpty() ? noCondition() : among(V_INTERVAL.LEAD_UNIT_ID, units, NOBODY))
                .and(types.isEmpty() ? noCondition() : V_INTERVAL.TYPE_CODE.in(types))
                .and(sources.isEmpty() ? noCondition() : V_INTERVAL.SOURCE_KIND.in(sources))
                .and(sponsors.isEmpty() ? noCondition() : among(V_INTERVAL.SPONSOR, sponsors, ""))
                .and(
                        Boolean.TRUE.equals(scope.undisputed())
                                ? Exclusions.notExcluded(
                                        asked.viewer(), asked.moment().knownAt())
                                : noCondition())
                .and(led(asked));
    }

    private static Condition led(FigureSql.Asked asked) {
        var people =
                given(asked.scope().leader()).stream().map(each -> each.value()).toList();
        if (people.isEmpty()) {
            return noCondition();
        }
        var leads = leads(asked).asTable(LEADS);
        var here = LEADS_ZONE.eq(asked.zone());
        var theirs = V_INTERVAL.LEAD_UNIT_ID.in(select(LEADS_UNIT).from(leads).where(here, LEADS_PERSON.in(people)));
        var nobodys = V_INTERVAL
                .LEAD_UNIT_ID
                .isNull()
                .or(V_INTERVAL.LEAD_UNIT_ID.notIn(select(LEADS_UNIT).from(leads).where(here)));
        return people.contains(NOBODY) ? theirs.or(nobodys) : theirs;
    }

    private static <T> Condition among(Field<T> field, Collection<T> values, T nobody) {
        return values.contains(nobody) ? field.in(values).or(field.isNull()) : field.in(values);
    }

    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    /** Who is in charge of which unit on the day. */
    static Select<?> leads(FigureSql.Asked asked) {
        var day = asked.moment().day();
        return selectDistinct(PORTFOLIO.ZONE_ID, PORTFOLIO.UNIT_ID, PORTFOLIO.PERSON_ID)
                .from(PORTFOLIO)
                .where(PORTFOLIO.ZONE_ID.eq(asked.zone()), InForce.on(PORTFOLIO.VALID_FROM, PORTFOLIO.VALID_TO, day));
    }
}
