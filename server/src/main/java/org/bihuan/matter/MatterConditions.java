package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.matter.Tables.SUB_TASK;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.WordSearch;
import org.bihuan.schema.matter.tables.Matter;
import org.bihuan.shared.Acting;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** The words the lists are written in: each returns a condition over {@code matter.matter}. */
final class MatterConditions {

    // Made once: an alias costs as much as the query around it.
    private static final Matter AUTHORED = MATTER_.as("authored");
    private static final Matter NAMED = MATTER_.as("named");

    private MatterConditions() {}

    /**
     * What the viewer may see: the whole zone by scope; otherwise matters that name one of the units in scope, and, by
     * task, those that name the person while they live. What has never been opened, a draft kept or thrown away, is its
     * author's alone.
     */
    static Condition visibleTo(Viewer viewer) {
        var opened = MATTER_.OPENED_AT.isNotNull();
        // A draft is nobody's to see for another.
        var draftsApart = viewer.acting() == null
                ? opened.or(MATTER_.CREATED_BY.eq(viewer.account().value()))
                : opened;
        return inScopeOf(viewer).and(draftsApart);
    }

    /** As {@link #visibleTo}, for conditions that leave out anyway what was never opened: an index alone can then answer a count. */
    static Condition inScopeOf(Viewer viewer) {
        return scope(viewer).and(Restriction.known(viewer, MATTER_.ID));
    }

    private static Condition scope(Viewer viewer) {
        var zone = MATTER_.ZONE_ID.eq(viewer.zone().value());
        if (!viewer.may(Permit.MATTER_READ)) {
            return zone.and(falseCondition());
        }
        var acting = viewer.acting();
        var part = acting == null ? zone : zone.and(within(acting.part()));
        return viewer.seesAll() ? part : part.and(byTask(viewer));
    }

    /** What a delegation reaches; everything, when it was not made for a part. */
    static Condition within(Acting.Part part) {
        var types = part.types().isEmpty() ? noCondition() : MATTER_.TYPE_CODE.in(part.types());
        return part.units().isEmpty()
                ? types
                : types.and(MATTER_.LEAD_UNIT_ID.in(
                        part.units().stream().map(UnitId::value).toList()));
    }

    /**
     * As {@link #inScopeOf}, for whoever counts: a page stops at its last row and asks about each, a count asks about all
     * and had better begin at the slots.
     */
    static Condition countedFor(Viewer viewer) {
        return reckonedFor(viewer).and(Restriction.known(viewer, MATTER_.ID));
    }

    /** As {@link #countedFor} with the restricted matters too: for figures, which tell how many and not what. */
    static Condition reckonedFor(Viewer viewer) {
        var zone = MATTER_.ZONE_ID.eq(viewer.zone().value());
        var whole = viewer.acting() == null || viewer.acting().part().isAll();
        return viewer.seesAll() || !whole || !viewer.may(Permit.MATTER_READ)
                ? scope(viewer)
                : zone.and(fromSlots(viewer));
    }

    private static Condition byTask(Viewer viewer) {
        var zone = viewer.zone().value();
        var own = MATTER_.CREATED_BY.eq(viewer.behalf().value());
        var person = viewer.person();
        var units = viewer.units().stream().map(UnitId::value).toList();
        var slots = units.isEmpty() ? noCondition() : MATTER_SLOT.UNIT_ID.in(units);
        if (person != null) {
            var named = named(person, MATTER_);
            slots = units.isEmpty() ? named : slots.or(named);
        }
        if (units.isEmpty() && person == null) {
            return own;
        }
        return own.or(exists(selectOne()
                .from(MATTER_SLOT)
                .where(MATTER_SLOT.ZONE_ID.eq(zone), MATTER_SLOT.MATTER_ID.eq(MATTER_.ID), slots)));
    }

    /** The person fills a slot: while the matter lives, and after the close for its look-back or when informed. */
    private static Condition named(PersonId person, Matter matter) {
        return MATTER_SLOT
                .PERSON_ID
                .eq(person.value())
                .and(matter.STATE
                        .in(inlined(MatterState.liveNames()))
                        .or(MATTER_SLOT.SLOT.in(Slot.LOOK_BACK_PERSON.name(), Slot.INFORMED.name())));
    }

    /** The same as {@link #byTask}, beginning at the slots of the viewer's units: no matter is asked about one by one. */
    private static Condition fromSlots(Viewer viewer) {
        var zone = viewer.zone().value();
        Select<Record1<UUID>> seen = select(AUTHORED.ID)
                .from(AUTHORED)
                .where(
                        AUTHORED.ZONE_ID.eq(zone),
                        AUTHORED.CREATED_BY.eq(viewer.behalf().value()));
        var units = viewer.units().stream().map(UnitId::value).toList();
        if (!units.isEmpty()) {
            seen = seen.unionAll(select(MATTER_SLOT.MATTER_ID)
                    .from(MATTER_SLOT)
                    .where(MATTER_SLOT.ZONE_ID.eq(zone), MATTER_SLOT.UNIT_ID.in(units)));
        }
        var person = viewer.person();
        if (person != null) {
            seen = seen.unionAll(select(NAMED.ID)
                    .from(MATTER_SLOT)
                    .join(NAMED)
                    .on(NAMED.ZONE_ID.eq(MATTER_SLOT.ZONE_ID), NAMED.ID.eq(MATTER_SLOT.MATTER_ID))
                    .where(MATTER_SLOT.ZONE_ID.eq(zone), named(person, NAMED)));
        }
        return MATTER_.ID.in(seen);
    }

    static Condition live() {
        return MATTER_.STATE.in(inlined(MatterState.liveNames()));
    }

    /** Inlined, so that the planner recognises the partial index over live matters. */
    private static Field<?>[] inlined(Collection<String> names) {
        return names.stream().map(name -> inline(name)).toArray(Field<?>[]::new);
    }

    static Condition ofKind(MatterState.Kind kind) {
        return MATTER_.STATE.in(inlined(Arrays.stream(MatterState.values())
                .filter(state -> state.kind() == kind)
                .map(Enum::name)
                .toList()));
    }

    static Condition inStates(Collection<MatterState> states) {
        return MATTER_.STATE.in(inlined(states.stream().map(Enum::name).toList()));
    }

    /** {@code LightRule} in SQL; {@code LightRuleTest} compares the two. */
    static Field<String> light(Instant now) {
        var today = BusinessZone.dateOf(now);
        return when(ofKind(MatterState.Kind.CLOSED), inline(Light.GREEN.name()))
                .when(ofKind(MatterState.Kind.OPEN).not(), inline(Light.GREY.name()))
                .when(overdueAt(today), inline(Light.RED.name()))
                .when(stepOverdueAt(now).or(behindPaceAt(today)), inline(Light.YELLOW.name()))
                .when(MATTER_.REMIND_ON.le(today), inline(Light.BLUE.name()))
                .when(MATTER_.PERCENT.gt(0), inline(Light.GREEN.name()))
                .otherwise(inline(Light.GREY.name()));
    }

    static Condition hasLight(Light light, Instant now) {
        var today = BusinessZone.dateOf(now);
        var shown = light(now).eq(light.name());
        // The leading conditions let an index narrow the rows before the whole rule is computed.
        return switch (light) {
            case RED -> ofKind(MatterState.Kind.OPEN).and(overdueAt(today));
            case YELLOW, BLUE -> ofKind(MatterState.Kind.OPEN).and(shown);
            case GREY, GREEN -> shown;
        };
    }

    private static Condition overdueAt(LocalDate today) {
        return MATTER_.DUE_ON.lt(today);
    }

    private static Condition stepOverdueAt(Instant now) {
        return MATTER_.STEP_DUE_AT.lt(now);
    }

    private static Condition behindPaceAt(LocalDate today) {
        Field<LocalDate> opened =
                field("cast({0} at time zone 'Asia/Shanghai' as date)", SQLDataType.LOCALDATE, MATTER_.OPENED_AT);
        Field<Integer> whole = field("({0} - {1})", SQLDataType.INTEGER, MATTER_.DUE_ON, opened);
        Field<Integer> gone = field("(cast({0} as date) - {1})", SQLDataType.INTEGER, val(today), opened);
        return whole.gt(0)
                .and(MATTER_.PERCENT
                        .times(whole)
                        .lt(gone.times(inline(100)).minus(whole.times(inline(LightRule.BEHIND_POINTS)))));
    }

    /** Every word of the query occurs; two Chinese characters are enough for the index. */
    static Condition matching(String query) {
        return WordSearch.matching(MATTER_.KEYWORDS, MATTER_.GRAMS, query);
    }

    /** As {@link #matching}, without the index: for few rows found otherwise. */
    static Condition wording(List<String> words) {
        return words.stream().map(MatterConditions::like).reduce(noCondition(), Condition::and);
    }

    private static Condition like(String word) {
        return WordSearch.like(MATTER_.KEYWORDS, word);
    }

    /** The pairs of neighbouring characters, as the indexes hold them. */
    static Field<String[]> pairs(String word) {
        return WordSearch.pairs(word);
    }

    static String escaped(String word) {
        return WordSearch.escaped(word);
    }

    /** A unit of the viewer's own has a sub-task to sign or to do. */
    static Condition supportedBy(Viewer viewer) {
        var todo = List.of(
                SubTask.State.ASSIGNED, SubTask.State.SIGNED, SubTask.State.IN_PROGRESS, SubTask.State.SENT_BACK);
        return live().and(hasSubTask(viewer, todo, SUB_TASK.UNIT_ID.in(own(viewer))));
    }

    /** A unit of the viewer's own leads, and has been handed a sub-task to accept. */
    static Condition acceptedBy(Viewer viewer) {
        return live().and(MATTER_.LEAD_UNIT_ID.in(own(viewer)))
                .and(hasSubTask(viewer, List.of(SubTask.State.REPORTED), noCondition()));
    }

    private static List<UUID> own(Viewer viewer) {
        return viewer.ownUnits().stream().map(UnitId::value).toList();
    }

    private static Condition hasSubTask(Viewer viewer, List<SubTask.State> states, Condition more) {
        return exists(selectOne()
                .from(SUB_TASK)
                .where(
                        SUB_TASK.ZONE_ID.eq(viewer.zone().value()),
                        SUB_TASK.MATTER_ID.eq(MATTER_.ID),
                        SUB_TASK.STATE.in(
                                inlined(states.stream().map(Enum::name).toList())),
                        more));
    }

    /** One of the units fills the given slot, or any slot when none is given. */
    static Condition inSlot(UUID zone, @org.jspecify.annotations.Nullable Slot slot, List<UnitId> units) {
        var ids = units.stream().map(UnitId::value).toList();
        if (slot == Slot.LEAD_UNIT) {
            return MATTER_.LEAD_UNIT_ID.in(ids);
        }
        return exists(selectOne()
                .from(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(zone),
                        MATTER_SLOT.MATTER_ID.eq(MATTER_.ID),
                        MATTER_SLOT.UNIT_ID.in(ids),
                        slot == null ? noCondition() : MATTER_SLOT.SLOT.eq(slot.name())));
    }
}
