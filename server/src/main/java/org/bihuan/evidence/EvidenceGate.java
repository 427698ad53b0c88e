package org.bihuan.evidence;

import org.bihuan.shared.Viewer;

/**
 * Opens files to viewers beyond the one who uploaded them. A room that links files to its own things implements it as a
 * bean: a file linked to a thing the viewer may see is open to that viewer. Any gate that opens is enough.
 */
public interface EvidenceGate {

    boolean opens(Viewer viewer, EvidenceId id);
}
