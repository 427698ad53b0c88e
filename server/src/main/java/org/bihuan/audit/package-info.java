/**
 * The audit trail: every act and every refused act, append-only, sealed in batches whose hashes form a chain. Rooms
 * publish {@code shared.Acted}; they do not know this one. Not here: a matter's own timeline, which is its truth.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform"})
@NullMarked
package org.bihuan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
