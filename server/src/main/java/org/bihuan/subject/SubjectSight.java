package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;

import java.util.Collection;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects somebody sees: all of the zone by scope, else those a unit in scope answers for, by place or by trade,
 * and those the person sponsors. Rooms above AND it to whatever they read of {@code subject.subject}.
 */
public final class SubjectSight {

    private SubjectSight() {}

    /** Over {@code subject.subject}; names the zone too. */
    public static Condition sees(Viewer viewer) {
        var zone = SUBJECT_.ZONE_ID.eq(viewer.zone().value());
        if (!viewer.may(Permit.SUBJECT_READ)) {
            return zone.and(falseCondition());
        }
        return viewer.seesAll() ? zone : zone.and(own(viewer));
    }

    /** Over a column that holds the id of a subject. */
    public static Condition sees(Viewer viewer, Field<UUID> subject) {
        return exists(selectOne().from(SUBJECT_).where(sees(viewer), SUBJECT_.ID.eq(subject)));
    }

    private static Condition own(Viewer viewer) {
        var units = viewer.units().stream().map(UnitId::value).toList();
        var person = viewer.person();
        var sponsored = person == null ? falseCondition() : SUBJECT_.SPONSOR_ID.eq(person.value());
        return units.isEmpty() ? sponsored : answeredBy(units).or(sponsored);
    }

    /** One of the units answers for it, by place or by trade. */
    static Condition answeredBy(Collection<UUID> units) {
        return SUBJECT_.TERRITORIAL_UNIT_ID.in(units).or(SUBJECT_.REGULATOR_UNIT_ID.in(units));
    }

    static boolean sees(Viewer viewer, SubjectFacts facts) {
        return viewer.may(Permit.SUBJECT_READ)
                && (viewer.seesAll()
                        || among(viewer, facts.territorialUnit())
                        || among(viewer, facts.regulatorUnit())
                        || (viewer.person() != null && viewer.person().equals(facts.sponsor())));
    }

    private static boolean among(Viewer viewer, @Nullable UnitId unit) {
        return unit != null && viewer.units().contains(unit);
    }

    static Problem missing() {
        return Problem.missing("SUBJECT-NOT-FOUND", "没有这个对象，或您无权查看。");
    }
}
