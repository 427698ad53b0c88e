package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.PHOTO;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import org.bihuan.evidence.EvidenceGate;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The photos of a visit are open to whoever sees the visit. */
@Component
class VisitEvidence implements EvidenceGate {

    private final DSLContext sql;

    VisitEvidence(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public boolean opens(Viewer viewer, EvidenceId id) {
        return sql.fetchExists(
                VISIT,
                VisitSight.seenBy(viewer)
                        .and(exists(selectOne()
                                .from(PHOTO)
                                .where(
                                        PHOTO.ZONE_ID.eq(viewer.zone().value()),
                                        PHOTO.VISIT_ID.eq(VISIT.ID),
                                        PHOTO.FILE_ID.eq(id.value())))));
    }
}
