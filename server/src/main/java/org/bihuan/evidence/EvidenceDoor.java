package org.bihuan.evidence;

import org.bihuan.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The one visibility condition of this room: the uploader, or anybody to whom a gate above opens. */
@Component
final class EvidenceDoor {

    private final ObjectProvider<EvidenceGate> gates;

    EvidenceDoor(ObjectProvider<EvidenceGate> gates) {
        this.gates = gates;
    }

    boolean opens(Viewer viewer, EvidenceFile file) {
        return file.uploadedBy().equals(viewer.account().value())
                || gates.stream().anyMatch(gate -> gate.opens(viewer, new EvidenceId(file.id())));
    }
}
