/**
 * Proof (佐证材料): files and photos, kept by their SHA-256 and never changed. Judges what a file really is, reads what a
 * photo knows of itself, draws previews. Not here: which matter a file proves - rooms above link it and open it to their
 * viewers through {@code EvidenceGate}.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform"})
@NullMarked
package org.bihuan.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
