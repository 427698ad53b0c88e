package org.bihuan.survey;

import static org.bihuan.schema.survey.Tables.REPLY;
import static org.bihuan.schema.survey.Tables.SURVEY_;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.bihuan.evidence.EvidenceGate;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees which surveys and replies: the asking side within its scope, each unit its own reply. */
@Component
class SurveySight implements EvidenceGate {

    private final SurveyRepository surveys;

    SurveySight(SurveyRepository surveys) {
        this.surveys = surveys;
    }

    /** Whether the viewer follows up what that unit asks. */
    static boolean asks(Viewer viewer, @Nullable UnitId askingUnit) {
        return viewer.may(Permit.MATTER_SUPERVISE)
                && (viewer.seesAll() || (askingUnit != null && viewer.units().contains(askingUnit)));
    }

    static Condition asked(Viewer viewer) {
        if (!viewer.may(Permit.MATTER_SUPERVISE)) {
            return falseCondition();
        }
        return viewer.seesAll() ? noCondition() : SURVEY_.ASKING_UNIT_ID.in(values(viewer.units()));
    }

    /** Replies of the viewer's own units, and of the unit whose deputy is at work. */
    static Condition own(Viewer viewer) {
        return viewer.may(Permit.MATTER_HANDLE) ? REPLY.UNIT_ID.in(values(viewer.ownUnits())) : falseCondition();
    }

    static Set<UUID> values(Set<UnitId> units) {
        var values = new LinkedHashSet<UUID>();
        units.forEach(unit -> values.add(unit.value()));
        return values;
    }

    @Override
    public boolean opens(Viewer viewer, EvidenceId id) {
        return surveys.ofFile(viewer.zone(), id.value()).stream()
                .anyMatch(reply -> asks(viewer, reply.survey().askingUnit())
                        || (viewer.may(Permit.MATTER_HANDLE)
                                && viewer.ownUnits().contains(reply.unit())));
    }
}
