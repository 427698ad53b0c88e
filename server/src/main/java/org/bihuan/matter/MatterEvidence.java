package org.bihuan.matter;

import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Files cited in acts: they must exist in the zone and be the person's own or already visible to them. */
@Component
class MatterEvidence {

    void mustBeCitable(Viewer viewer, List<UUID> files) {
        // Filled in with the evidence room.
    }
}
