package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * Who may know of a restricted matter (受限事项): its author, handler and verifier; people named in its slots; and of the
 * units that answer for it or are informed, those who work on matters. Scope alone does not let anybody in, only the
 * permit for it does. A secret of the state is no restricted matter: it does not belong here at all.
 */
final class Restriction {

    private static final org.bihuan.schema.matter.tables.Matter APART = MATTER_.as("apart");

    /** What a restricted matter is called where its title is not told. */
    static final String TITLE = "受限事项";

    /** A unit in one of these lets its people in; the assigning office and the parent's lead are not among them. */
    static final List<Slot> UNITS = List.of(
            Slot.LEAD_UNIT,
            Slot.SUPPORTING_UNIT,
            Slot.TERRITORIAL_UNIT,
            Slot.REGULATORY_UNIT,
            Slot.ESCALATED_UNIT,
            Slot.INFORMED);

    /** Whoever holds one of these works on matters for the unit: liaisons and heads. */
    static final List<Permit> WORK =
            List.of(Permit.MATTER_HANDLE, Permit.MATTER_VERIFY, Permit.MATTER_INSTRUCT, Permit.MATTER_SUPERVISE);

    private Restriction() {}

    /**
     * Leaves out the restricted matters this viewer may not know of; there are few, so they are found first and the rest
     * is held against them.
     *
     * @param matter the column that names a matter
     */
    static Condition known(Viewer viewer, Field<UUID> matter) {
        return viewer.may(Permit.MATTER_READ_RESTRICTED) || viewer.isAutomatic()
                ? noCondition()
                : matter.notIn(hidden(viewer));
    }

    private static Select<Record1<UUID>> hidden(Viewer viewer) {
        var zone = viewer.zone().value();
        var self = viewer.behalf().value();
        return select(APART.ID)
                .from(APART)
                .where(
                        APART.ZONE_ID.eq(zone),
                        condition(APART.RESTRICTED),
                        APART.CREATED_BY.ne(self),
                        APART.HANDLER_ACCOUNT_ID.isDistinctFrom(self),
                        APART.VERIFIER_ACCOUNT_ID.isDistinctFrom(self),
                        notExists(selectOne()
                                .from(MATTER_SLOT)
                                .where(
                                        MATTER_SLOT.ZONE_ID.eq(zone),
                                        MATTER_SLOT.MATTER_ID.eq(APART.ID),
                                        lets(viewer))));
    }

    private static Condition lets(Viewer viewer) {
        var person = viewer.person();
        var named = person == null ? falseCondition() : MATTER_SLOT.PERSON_ID.eq(person.value());
        var works = viewer.acting() != null || WORK.stream().anyMatch(viewer::may);
        if (!works || viewer.ownUnits().isEmpty()) {
            return named;
        }
        return named.or(MATTER_SLOT
                .SLOT
                .in(UNITS.stream().map(Enum::name).toList())
                .and(MATTER_SLOT.UNIT_ID.in(
                        viewer.ownUnits().stream().map(UnitId::value).toList())));
    }

    /** As {@link #title}, of one that is loaded. */
    static String outwardTitle(Matter matter) {
        return matter.restrictedBecause == null ? PersonalData.inText(matter.facts.title()) : TITLE;
    }

    /** The title for those who need not know of the matter. */
    static Field<String> title() {
        return when(condition(MATTER_.RESTRICTED), inline(TITLE)).otherwise(MATTER_.TITLE);
    }
}
