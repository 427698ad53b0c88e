package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.UUID;
import org.bihuan.evidence.EvidenceGate;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.Evidences;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The files a matter cites: open to whoever may see the matter; citable by whoever uploaded them or sees them already. */
@Component
class MatterEvidence implements EvidenceGate {

    private final DSLContext sql;
    private final ObjectProvider<Evidences> evidences;

    /** Asked for late: the evidence room itself asks this gate. */
    MatterEvidence(DSLContext sql, ObjectProvider<Evidences> evidences) {
        this.sql = sql;
        this.evidences = evidences;
    }

    void mustBeCitable(Viewer viewer, List<UUID> files) {
        if (!files.isEmpty()) {
            evidences
                    .getObject()
                    .mustExist(viewer, files.stream().map(EvidenceId::new).toList());
        }
    }

    @Override
    public boolean opens(Viewer viewer, EvidenceId id) {
        return sql.fetchExists(
                MATTER_,
                MatterConditions.visibleTo(viewer)
                        .and(exists(selectOne()
                                .from(MATTER_EVENT)
                                .where(
                                        MATTER_EVENT.ZONE_ID.eq(viewer.zone().value()),
                                        MATTER_EVENT.MATTER_ID.eq(MATTER_.ID),
                                        MATTER_EVENT.EVIDENCE.contains(array(val(id.value())))))));
    }
}
